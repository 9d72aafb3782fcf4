import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BouncesService } from '../../src/delivery/index.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';
const gone = { answer: '550 5.1.1 no such user', permanent: true };

describe('a mail that was accepted and came back', () => {
  let app: TestApp;
  let org: TestOrganization;
  let address: string;
  let applicationId: string;
  let candidateId: string;
  let timelineId: string;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    app.mail.behave([]);
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
    count += 1;
    address = `back-${count}@example.test`;
    ({ id: applicationId, candidateId } = await org.application({ candidate: { email: address } }));
    timelineId = (await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-04', alreadyTold: true })).id;
  });

  const settled = async () => {
    app.clock.advance({ minutes: 10 });
    await app.settle();
  };
  const move = (decisionDate: string) =>
    org.mutate('moveDecisionDate', { timelineId, decisionDate, reason: 'SCHEDULING' });
  const bounce = async (messageId: string, how = gone) => {
    const known = await app.app.get(BouncesService).bounced(messageId, how);
    await app.settle();
    return known;
  };
  const mailsTo = (recipient: string) => app.mail.received.filter((mail) => mail.envelope.to.includes(recipient));
  const state = async () => {
    const { data, errors } = await org.graphql(
      `query($id: ID!) { application(id: $id) { untoldDecision timeline { disclosedDate decisionDate status }
         notifications { nodes { kind decision withheldBecause } }
         messages { nodes { id kind status toAddress bouncedAt bounceAnswer failure } } } suppressions { nodes { address reason } } }`,
      { id: applicationId },
    );
    expect(errors).toBeUndefined();
    return { ...data.application, suppressions: data.suppressions.nodes };
  };
  const lastMessage = async (kind: string) =>
    (await state()).messages.nodes.find((message: { kind: string }) => message.kind === kind);
  const correct = (email: string) => org.mutate('updateCandidate', { candidateId, email });

  it('takes back what it told, keeps the address from being written to, and tells the recruiter at once, once', async () => {
    await move('2026-12-11');
    await settled();
    expect((await state()).timeline.disclosedDate).toBe('2026-12-11');
    const before = mailsTo('rita@northwind.test').length;
    const { id } = await lastMessage('TIMELINE_EXTENDED');
    expect(await bounce(id)).toBe(true);
    expect(await bounce(id)).toBe(true);
    const now = await state();
    expect(now.timeline).toMatchObject({ disclosedDate: '2026-12-04', decisionDate: '2026-12-11' });
    expect(now.suppressions).toEqual([{ address, reason: 'BOUNCED' }]);
    expect(await lastMessage('TIMELINE_EXTENDED')).toMatchObject({
      status: 'SENT',
      bouncedAt: '2026-12-01T09:10:00.000Z',
      bounceAnswer: gone.answer,
    });
    const told = mailsTo('rita@northwind.test').slice(before);
    expect(told).toHaveLength(1);
    for (const words of [address, gone.answer, 'Ana Ríos']) expect(told[0]?.parsed.text).toContain(words);
  });

  it('makes a decision untold again', async () => {
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED', note: 'Welcome.' });
    await app.settle();
    expect((await state()).untoldDecision).toBe(false);
    await bounce((await lastMessage('OUTCOME_HIRED')).id);
    expect((await state()).untoldDecision).toBe(true);
  });

  it('does not let the address be taken for dead if the mailbox was only full', async () => {
    await move('2026-12-11');
    await settled();
    await bounce((await lastMessage('TIMELINE_EXTENDED')).id, { answer: '452 4.2.2 full', permanent: false });
    const now = await state();
    expect([now.timeline.disclosedDate, now.suppressions]).toEqual(['2026-12-04', []]);
  });

  it('that is heard of before we knew that it was accepted discloses nothing', async () => {
    await move('2026-12-11');
    app.clock.advance({ minutes: 10 });
    const bounces = app.app.get(BouncesService);
    app.mail.behave(({ at }) => {
      if (at === 'dot') void lastMessage('TIMELINE_EXTENDED').then(({ id }) => bounces.bounced(id, gone));
      return undefined;
    });
    await app.settle();
    await app.settle();
    expect((await lastMessage('TIMELINE_EXTENDED')).bouncedAt).not.toBeNull();
    expect((await state()).timeline.disclosedDate).toBe('2026-12-04');
  });

  it('is told again when the address is corrected, as it stands then', async () => {
    await move('2026-12-11');
    await settled();
    await bounce((await lastMessage('TIMELINE_EXTENDED')).id);
    await org.mutate('updateCandidate', { candidateId, fullName: 'Ana María Ríos' });
    await settled();
    expect(mailsTo(address)).toHaveLength(1);
    await move('2026-12-18');
    await settled();
    expect((await state()).notifications.nodes[0]).toMatchObject({ withheldBecause: 'SUPPRESSED' });
    await correct(`new-${address}`);
    await settled();
    const [mail, ...others] = mailsTo(`new-${address}`);
    expect(others).toEqual([]);
    expect(mail?.parsed.text).toContain('18 December');
    expect((await state()).timeline.disclosedDate).toBe('2026-12-18');
  });

  it('is told again when it was a decision', async () => {
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED', note: 'Welcome.' });
    await app.settle();
    await bounce((await lastMessage('OUTCOME_HIRED')).id);
    await correct(`new-${address}`);
    await app.settle();
    await correct(`new-${address}`);
    await app.settle();
    expect(mailsTo(`new-${address}`)).toHaveLength(1);
    expect((await state()).untoldDecision).toBe(false);
  });

  it('takes what has not left along to the new address', async () => {
    app.mail.behave(({ at }) => (at === 'rcpt' ? { reply: '451 4.7.1 later' } : undefined));
    await move('2026-12-11');
    await settled();
    app.mail.behave([]);
    await correct(`new-${address}`);
    await settled();
    expect([mailsTo(address).length, mailsTo(`new-${address}`).length]).toEqual([0, 1]);
  });

  it('tells the recruiter at once of an address that is refused outright', async () => {
    app.mail.behave([{ at: 'rcpt', to: address, does: { reply: '550 5.1.1 no such user' } }]);
    const before = mailsTo('rita@northwind.test').length;
    await move('2026-12-11');
    await settled();
    await app.settle();
    expect((await state()).suppressions).toEqual([{ address, reason: 'REFUSED' }]);
    expect(
      mailsTo('rita@northwind.test')
        .slice(before)
        .map(({ parsed }) => parsed.text),
    ).toEqual([expect.stringContaining('550 5.1.1 no such user')]);
  });

  it('is believed to be spam by who says so: nothing more is sent, and the recruiter hears of it', async () => {
    await move('2026-12-11');
    await settled();
    const before = mailsTo('rita@northwind.test').length;
    const { id } = await lastMessage('TIMELINE_EXTENDED');
    await app.app.get(BouncesService).complained(id);
    await app.app.get(BouncesService).complained(id);
    await app.settle();
    expect((await state()).suppressions).toEqual([{ address, reason: 'COMPLAINED' }]);
    expect((await state()).timeline.disclosedDate).toBe('2026-12-11');
    expect(mailsTo('rita@northwind.test')).toHaveLength(before + 1);
  });

  it('is nothing if it is none of ours', async () => {
    expect(await bounce(newId())).toBe(false);
    expect(await bounce('nothing')).toBe(false);
  });
});
