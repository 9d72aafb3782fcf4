import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startDelivery, type TestDelivery } from '../../../test/faults/start-delivery.js';
import { linkSlot } from '../../platform/mail-links/mail-links.js';
import { makeLinkToken, readLinkToken } from './link-token.js';

const slot = linkSlot('preferences');
const withLink = { text: `Choose:\n${slot}\n`, html: `<a href="${slot}">Choose</a>` };

describe('the links of a mail', () => {
  let delivery: TestDelivery;
  let org: string;

  beforeAll(async () => {
    delivery = await startDelivery();
  });
  afterAll(() => delivery.stop());
  beforeEach(async () => {
    await delivery.clear();
    delivery.mail.behave([]);
    org = await delivery.organization();
  });

  const send = async (message: Parameters<TestDelivery['enqueue']>[1]) => {
    const id = await delivery.enqueue(org, message);
    await delivery.dispatcher().idle();
    const { messageId } = await delivery.message(org, id);
    return { id, mails: delivery.mail.received.filter(({ parsed }) => parsed.messageId === messageId) };
  };
  const tokensIn = (text = '') =>
    [...text.matchAll(/https:\/\/timelines\.followthrough\.test\/preferences\/([\w-]+)/g)].map(([, token]) => token);
  const stored = async (id: string) =>
    (await delivery.sql('SELECT * FROM link_tokens WHERE message_id = $1 ORDER BY created_at', [id])).rows;
  const hashOf = (text = '') => createHash('sha256').update(text).digest();
  const find = (hash: Buffer) =>
    delivery.worker.acrossOrganizations('SELECT organization_id, message_id, purpose, expires_at FROM find_link($1)', [
      hash,
    ]);

  it('live in what is sent and nowhere else', async () => {
    const { id, mails } = await send(withLink);
    const [mail] = mails;
    const [token] = tokensIn(mail?.parsed.text);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(tokensIn(mail?.parsed.html)).toEqual([token]);
    expect(await delivery.message(org, id)).toMatchObject(withLink);
    const [row, ...others] = await stored(id);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ purpose: 'PREFERENCES', token_hash: hashOf(token) });
    expect(JSON.stringify(await delivery.events(org))).not.toContain(token);
  });

  it('are new for each attempt, and those of the one before still open', async () => {
    let refused = 0;
    delivery.mail.behave(({ at }) => {
      if (at !== 'dot' || refused > 0) return undefined;
      refused += 1;
      return 'drop';
    });
    const id = await delivery.enqueue(org, withLink);
    await delivery.dispatcher().idle();
    delivery.clock.advance({ minutes: 2 });
    await delivery.dispatcher().idle();
    const { messageId } = await delivery.message(org, id);
    const mails = delivery.mail.received.filter(({ parsed }) => parsed.messageId === messageId);
    const rows = await stored(id);
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(({ token_hash }) => token_hash.toString('hex'))).size).toBe(2);
    expect(rows[1].token_hash).toEqual(hashOf(tokensIn(mails.at(-1)?.parsed.text)[0]));
    for (const row of rows) {
      expect(await find(row.token_hash)).toEqual([
        { organization_id: org, message_id: id, purpose: 'PREFERENCES', expires_at: row.expires_at },
      ]);
    }
  });

  it.each([
    ['preferences', 180],
    ['status', 90],
    ['answer', 14],
    ['address', 7],
  ])('%s lives %i days, and is known afterwards', async (name, days) => {
    const { id } = await send({ text: `{{link:${name}}}` });
    const [row, ...others] = await stored(id);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ purpose: name.toUpperCase() });
    expect((row.expires_at.getTime() - row.created_at.getTime()) / 86_400_000).toBe(days);
    expect(await find(row.token_hash)).toHaveLength(1);
    expect(await find(hashOf('another'))).toEqual([]);
  });

  it('of several purposes in one mail have a secret each', async () => {
    const { id } = await send({ text: '{{link:status}} {{link:preferences}} {{link:status}}' });
    const rows = await stored(id);
    expect(rows.map(({ purpose }) => purpose).sort()).toEqual(['PREFERENCES', 'STATUS']);
    expect(new Set(rows.map(({ token_hash }) => token_hash.toString('hex'))).size).toBe(2);
  });

  it('let what may be declined be declined with one click', async () => {
    const { mails } = await send({ ...withLink, declinable: true });
    const header = (key: string) => mails[0]?.parsed.headers.find((each) => each.key === key)?.value;
    const [token] = tokensIn(mails[0]?.parsed.text);
    expect(header('list-unsubscribe')).toBe(`<https://timelines.followthrough.test/preferences/${token}>`);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  });

  it('are no way out of what may not be declined, as far as mail programs see', async () => {
    const { mails } = await send(withLink);
    expect(mails[0]?.parsed.headers.filter(({ key }) => key.startsWith('list-'))).toEqual([]);
  });

  it('need no secret where there is no link', async () => {
    const { id } = await send({});
    expect(await stored(id)).toEqual([]);
  });

  it('keep a mail from leaving if one of them leads nowhere', async () => {
    const { id, mails } = await send({ text: '{{link:elsewhere}}' });
    expect(mails).toEqual([]);
    expect(await delivery.message(org, id)).toMatchObject({ status: 'DEAD', failure: 'UNSENDABLE' });
  });
});

describe('the secret of a link', () => {
  it('is 256 random bits, of which a hash is kept', () => {
    const token = makeLinkToken();
    expect(Buffer.from(token.text, 'base64url')).toHaveLength(32);
    expect(readLinkToken(token.text)).toEqual(token.hash);
    expect(makeLinkToken().text).not.toBe(token.text);
  });

  it.each(['', 'a', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}/`, `${'a'.repeat(43)}\n`])(
    'is not %j',
    (text) => {
      expect(readLinkToken(text)).toBeNull();
    },
  );
});
