import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { failureReport } from '../../src/delivery/bounce/reading/report.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { bounceCalls } from '../support/bounce-calls.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';
const full = failureReport('MAILBOX_FULL', { answer: '552 5.2.2 over quota', text: null });
const blocked = failureReport('BLOCK_LIST', { answer: '554 5.7.1 blocked', text: null });

describe('what came back with its mail', () => {
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

  const { settled, move, bounce, mailsTo, state, lastMessage, correct } = bounceCalls(() => ({
    app,
    org,
    applicationId,
    candidateId,
    timelineId,
  }));

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

  it('is told again when its address is released, dates and decisions, and nothing twice', async () => {
    await move('2026-12-11');
    await settled();
    await bounce((await lastMessage('TIMELINE_EXTENDED')).id);
    const second = await org.application({ candidate: { email: address } });
    await org.mutate('recordDecision', { applicationId: second.id, outcome: 'HIRED', note: 'Welcome.' });
    await settled();
    const before = mailsTo(address).length;
    const release = `mutation { releaseSuppression(input: {address: "${address}"}) { ... on Suppression { id } } }`;
    expect((await org.graphql(release)).errors).toBeUndefined();
    await settled();
    const told = mailsTo(address).slice(before);
    expect(told.map(({ parsed }) => parsed.text)).toEqual(
      expect.arrayContaining([expect.stringContaining('11 December'), expect.stringContaining('Welcome.')]),
    );
    expect(told).toHaveLength(2);
    await org.mutate('updateCandidate', { candidateId, fullName: 'Ana María Ríos' });
    await settled();
    expect(mailsTo(address)).toHaveLength(before + 2);
    expect((await state()).timeline.disclosedDate).toBe('2026-12-11');
  });

  it('is told again in a window, a date and a decision alike, whenever its address is released', async () => {
    await move('2026-12-11');
    await settled();
    await bounce((await lastMessage('TIMELINE_EXTENDED')).id);
    const second = await org.application({ candidate: { email: address } });
    const candidate = second.candidateId;
    await org.mutate('recordDecision', { applicationId: second.id, outcome: 'HIRED', note: 'Welcome.' });
    await settled();
    const before = mailsTo(address).length;
    app.clock.set('2026-12-01T22:00:00Z');
    await org.graphql(`mutation { releaseSuppression(input: {address: "${address}"}) { ... on Suppression { id } } }`);
    await settled();
    await app.settle();
    expect(mailsTo(address)).toHaveLength(before);
    // What it waits by is reckoned anew: where the candidate is now, the day begins later.
    await org.mutate('updateCandidate', { candidateId: candidate, timeZone: 'America/New_York' });
    app.clock.set('2026-12-02T10:00:00Z');
    await app.settle();
    const texts = () => mailsTo(address).map(({ parsed }) => parsed.text ?? '');
    expect(texts().slice(before)).toEqual([expect.stringContaining('11 December')]);
    app.clock.set('2026-12-02T14:10:00Z');
    await app.settle();
    expect(texts().slice(before + 1)).toEqual([expect.stringContaining('Welcome.')]);
    app.clock.set('2026-12-03T15:00:00Z');
    await app.settle();
    expect(mailsTo(address)).toHaveLength(before + 2);
  });

  it('is not told again at night when a member told it before the morning', async () => {
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED' });
    await settled();
    await bounce((await lastMessage('OUTCOME_REJECTED')).id);
    const before = mailsTo(`new-${address}`).length;
    app.clock.set('2026-12-01T22:00:00Z');
    await correct(`new-${address}`);
    await settled();
    const next = 'query($id: ID!) { application(id: $id) { communications(last: 1) { at kind nextAction } } }';
    expect((await org.graphql(next, { id: applicationId })).data.application.communications).toEqual([
      { at: '2026-12-02T08:00:00.000Z', kind: 'NEXT', nextAction: 'TELL_OUTCOME' },
    ]);
    await org.mutate('logContact', { applicationId, channel: 'PHONE', toldDecision: true });
    app.clock.set('2026-12-02T10:00:00Z');
    await app.settle();
    expect(mailsTo(`new-${address}`)).toHaveLength(before);
  });

  it('of several is told again once, as all of it stands: the decision that holds, and the date beside it', async () => {
    const second = await org.application({ candidate: { email: address } });
    await org.mutate('recordDecision', {
      applicationId,
      outcome: 'ADVANCED',
      nextTimeline: { decisionDate: '2026-12-18', milestone: 'DECISION' },
    });
    await org.mutate('recordDecision', { applicationId: second.id, outcome: 'HIRED', note: 'Too soon.' });
    await settled();
    await bounce((await lastMessage('OUTCOME_ADVANCED')).id);
    await org.mutate('correctDecision', { applicationId: second.id, outcome: 'HIRED', note: 'Welcome.' });
    await settled();
    const before = mailsTo(address).length;
    const release = `mutation { releaseSuppression(input: {address: "${address}"}) { ... on Suppression { id } } }`;
    expect((await org.graphql(release)).errors).toBeUndefined();
    await settled();
    const told = mailsTo(address).slice(before);
    expect(told).toHaveLength(2);
    expect(told.map(({ parsed }) => parsed.text)).toEqual(
      expect.arrayContaining([expect.stringContaining('18 December'), expect.stringContaining('Welcome.')]),
    );
  });

  it('is told again at another address after it had been tried for too long', async () => {
    app.mail.behave([{ at: 'dot', to: address, does: { reply: '554 5.7.1 not accepted for policy reasons' } }]);
    await move('2026-12-11');
    await settled();
    expect(await lastMessage('TIMELINE_EXTENDED')).toMatchObject({ status: 'DEAD', failure: 'MESSAGE_REFUSED' });
    await correct(`new-${address}`);
    await settled();
    expect(mailsTo(`new-${address}`)).toHaveLength(1);
  });

  it('is sent again by redrive if it came back because of us, and is known then', async () => {
    await move('2026-12-11');
    await settled();
    const { id } = await lastMessage('TIMELINE_EXTENDED');
    await bounce(id, blocked);
    const redrive = `mutation { redriveMessages(input: {filter: {failures: [SENDER_FAULT]}}) { ... on MessageRedrive { messageIds refused { reason } } } }`;
    const { data, errors } = await org.graphql(redrive);
    expect(errors).toBeUndefined();
    expect(data.redriveMessages).toEqual({ messageIds: [id], refused: [] });
    await settled();
    expect(mailsTo(address)).toHaveLength(2);
    expect(await lastMessage('TIMELINE_EXTENDED')).toMatchObject({
      status: 'SENT',
      bouncedAt: null,
      bounceClass: null,
    });
    expect((await state()).timeline.disclosedDate).toBe('2026-12-11');
    await bounce(id, full);
    expect((await state()).timeline.disclosedDate).toBe('2026-12-04');
    const again = `mutation { redriveMessages(input: {messageIds: ["${id}"]}) { ... on MessageRedrive { refused { reason } } } }`;
    expect((await org.graphql(again)).data.redriveMessages.refused).toEqual([{ reason: 'NOT_DEAD' }]);
  });
});
