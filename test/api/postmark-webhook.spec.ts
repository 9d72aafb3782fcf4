import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/ids/uuid.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { whileAway } from '../support/database-away.js';
import { type ReportedMail, sendMail } from '../support/reported-mail.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';
const secret = 's3cret-of-postmark:with-a-colon-0123456789';

describe('what Postmark posts of a mail', () => {
  let app: TestApp;
  let org: TestOrganization;
  let mail: ReportedMail;

  beforeAll(async () => {
    app = await startTestApp({ now: start, settings: { POSTMARK_WEBHOOK_SECRET: secret } });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
    mail = await sendMail(app, org);
  });

  const basic = (password: string) => `Basic ${Buffer.from(`postmark:${password}`).toString('base64')}`;
  const post = async (notice: unknown, headers: Record<string, string> = { authorization: basic(secret) }) => {
    const body = typeof notice === 'string' ? notice : JSON.stringify(notice);
    const request = app.http.post('/webhooks/postmark').set('content-type', 'application/json').set(headers);
    return (await request.send(body)).status;
  };
  // As in Postmark's documentation of its webhooks, shortened.
  const bounce = (more: Record<string, unknown> = {}) => ({
    RecordType: 'Bounce',
    ID: 4323372036854,
    Type: 'HardBounce',
    TypeCode: 1,
    MessageID: '883953f4-6105-42a2-a16a-77a8eac79483',
    Metadata: { followthrough: mail.messageId },
    Description: 'The server was unable to deliver your message (ex: unknown user, mailbox not found).',
    Details: '550 5.1.1 no such user',
    Email: mail.address,
    Inactive: true,
    Subject: 'Test subject',
    ...more,
  });
  const untouched = { disclosedDate: '2026-12-11', bounceAnswer: null, suppressions: [], told: 0 };

  it('is found by a header that Postmark takes out of the mail', async () => {
    const sent = app.mail.received.find(({ envelope }) => envelope.to.includes(mail.address));
    const header = sent?.parsed.headers.find(({ key }) => key === 'x-pm-metadata-followthrough');
    expect(header?.value).toBe(mail.messageId);
  });

  it('takes back what it told if it came back, once, whichever way the secret comes', async () => {
    expect(await post(bounce())).toBe(200);
    const bounced = {
      disclosedDate: '2026-12-04',
      bounceAnswer: '550 5.1.1 no such user',
      suppressions: [{ address: mail.address, reason: 'BOUNCED' }],
      told: 1,
    };
    expect(await mail.state()).toEqual(bounced);
    expect(await post(bounce({ Details: 'again' }), { 'x-webhook-secret': secret })).toBe(200);
    expect(await mail.state()).toEqual(bounced);
  });

  it('does not take the address for dead if the mailbox was only full', async () => {
    expect(
      await post(bounce({ Type: 'SoftBounce', Details: '', Description: 'The server is unable to deliver now.' })),
    ).toBe(200);
    const { disclosedDate, bounceAnswer, suppressions } = await mail.state();
    expect([disclosedDate, suppressions]).toEqual(['2026-12-04', []]);
    expect(bounceAnswer).toContain('unable to deliver');
  });

  it.each([
    ['Unknown', 'smtp;550 x', 'OTHER'],
    ['Unconfirmed', '', 'SENDER_FAULT'],
    ['DMARCPolicy', '', 'SENDER_FAULT'],
    ['SpamNotification', 'smtp;550 x', 'NOT_DELIVERED'],
    ['HardBounce', 'smtp;550 5.7.25 no PTR record', 'SENDER_FAULT'],
    ['HardBounce', 'smtp;552 5.2.2 mailbox full', 'NOT_DELIVERED'],
  ])('takes back what it told, and suppresses nobody: %s, %s', async (Type, Details, bounceClass) => {
    expect(await post(bounce({ Type, Details }))).toBe(200);
    expect(await mail.state()).toMatchObject({ disclosedDate: '2026-12-04', suppressions: [], told: 1 });
    const { nodes } = (await org.graphql('{ messages(first: 5) { nodes { id bounceClass } } }')).data.messages;
    expect(nodes.find(({ id }: { id: string }) => id === mail.messageId)).toMatchObject({ bounceClass });
  });

  it('suppresses what the mail server knows to be dead, whatever Postmark calls it', async () => {
    expect(await post(bounce({ Type: 'SoftBounce' }))).toBe(200);
    expect((await mail.state()).suppressions).toEqual([{ address: mail.address, reason: 'BOUNCED' }]);
  });

  it.each([
    ['a complaint', { RecordType: 'SpamComplaint', Type: 'SpamComplaint' }],
    ['a complaint among the bounces', { Type: 'SpamComplaint' }],
  ])('suppresses the address of who complained, and not again after it was released: %s', async (_what, more) => {
    expect(await post(bounce(more))).toBe(200);
    const complained = { address: mail.address, reason: 'COMPLAINED' };
    expect(await mail.state()).toEqual({ ...untouched, suppressions: [complained], told: 1 });
    const release = `mutation { releaseSuppression(input: {address: "${mail.address}"}) { ... on Suppression { id } } }`;
    expect((await org.graphql(release)).errors).toBeUndefined();
    expect(await post(bounce(more))).toBe(200);
    expect(await mail.state()).toEqual({ ...untouched, told: 1 });
  });

  it.each([
    ['a delivery', { RecordType: 'Delivery' }],
    ['a delay', { Type: 'Transient' }],
    ['a machine that answered', { Type: 'AutoResponder' }],
    ['a type that nobody knows', { Type: 'constructor' }],
    ['a record that nobody knows', { RecordType: 'Open' }],
    ['a mail of another system', { Metadata: { colour: 'blue' } }],
    ['no metadata', { Metadata: undefined }],
    ['metadata of another shape', { Metadata: [1] }],
    ['a message that is none', { Metadata: { followthrough: "' OR 1=1" } }],
    ['a message of somebody else', { Metadata: { followthrough: newId() } }],
  ])('changes nothing of %s, and is not posted again', async (_what, more) => {
    expect(await post(bounce(more))).toBe(200);
    expect(await mail.state()).toEqual(untouched);
  });

  it('is refused without the secret, before it is read', async () => {
    for (const headers of [
      {},
      { authorization: basic('') },
      { authorization: basic(`${secret}x`) },
      { authorization: basic(secret.slice(0, -1)) },
      { authorization: `Bearer ${secret}` },
      { authorization: 'Basic not-base-64!' },
      { authorization: `Basic ${Buffer.from(secret.replace(':', '')).toString('base64')}` },
      { 'x-webhook-secret': '' },
      { 'x-webhook-secret': basic(secret) },
    ] as Record<string, string>[]) {
      expect(await post(bounce(), headers)).toBe(401);
      expect(await post('{', headers)).toBe(401);
    }
    expect(await mail.state()).toEqual(untouched);
  });

  it('is refused if it is no JSON, or more than a notice', async () => {
    for (const body of ['', '{', 'RecordType=Bounce']) expect(await post(body)).toBe(400);
    expect(await post({ ...bounce(), Content: 'x'.repeat(600_000) })).toBe(413);
    for (const body of ['null', '7', '[]', '"x"']) expect(await post(body)).toBe(200);
    expect(await mail.state()).toEqual(untouched);
  });

  it('is posted again, and taken then, if the database is away', async () => {
    await whileAway(app.database, async () => {
      expect(await post(bounce())).toBe(503);
      expect(await post(bounce({ RecordType: 'SpamComplaint' }))).toBe(503);
    });
    expect(await mail.state()).toEqual(untouched);
    expect(await post(bounce())).toBe(200);
    expect(await mail.state()).toMatchObject({ disclosedDate: '2026-12-04', told: 1 });
  });

  it('is not taken where no secret is set, nor by GET', async () => {
    expect((await app.http.get('/webhooks/postmark')).status).toBe(404);
    const other = await startTestApp({ beside: app });
    expect((await other.http.post('/webhooks/postmark').set('authorization', basic(secret)).send({})).status).toBe(404);
    await other.stop();
  });
});
