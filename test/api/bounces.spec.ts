import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { failureReport, otherReport } from '../../src/delivery/bounce/reading/report.js';
import { BouncesService } from '../../src/delivery/index.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { bounceCalls, gone } from '../support/bounce-calls.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';
const full = failureReport('MAILBOX_FULL', { answer: '552 5.2.2 over quota', text: null });
const blocked = failureReport('BLOCK_LIST', { answer: '554 5.7.1 blocked', text: null });
const unclear = failureReport('UNKNOWN', { answer: null, text: 'Something went wrong.' });

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

  const { settled, move, bounce, mailsTo, state, lastMessage, correct } = bounceCalls(() => ({
    app,
    org,
    applicationId,
    candidateId,
    timelineId,
  }));

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

  it('was no touch, but the contact before it was, and the one since', async () => {
    const silentSince = async () =>
      (await org.graphql(`{ application(id: "${applicationId}") { timeline { silentSince } } }`)).data.application
        .timeline.silentSince;
    const speak = () => org.mutate('logContact', { applicationId, channel: 'PHONE' });
    app.clock.set('2026-12-02T09:00:00Z');
    await speak();
    app.clock.set('2026-12-03T09:00:00Z');
    await move('2026-12-11');
    await settled();
    expect(await silentSince()).toBe('2026-12-03T09:10:00.000Z');
    const { id } = await lastMessage('TIMELINE_EXTENDED');
    app.clock.set('2026-12-04T09:00:00Z');
    await bounce(id);
    expect(await silentSince()).toBe('2026-12-02T09:00:00.000Z');
    await correct(`right-${count}@example.test`);
    await settled();
    const again = (await state()).messages.nodes.find(
      (message: { kind: string; id: string }) => message.kind === 'TIMELINE_EXTENDED' && message.id !== id,
    );
    app.clock.set('2026-12-07T09:00:00Z');
    await speak();
    await bounce(again.id);
    expect(await silentSince()).toBe('2026-12-07T09:00:00.000Z');
  });

  it('takes back nothing that a member said too', async () => {
    await move('2026-12-11');
    await settled();
    const { id } = await lastMessage('TIMELINE_EXTENDED');
    await org.mutate('logContact', { applicationId, channel: 'PHONE', toldDate: true });
    await bounce(id);
    expect((await state()).timeline.disclosedDate).toBe('2026-12-11');
    const { data } = await org.graphql(
      `{ application(id: "${applicationId}") { timeline { revisions { kind disclosedAt } } } }`,
    );
    const [last] = data.application.timeline.revisions.slice(-1);
    expect(last).toEqual({ kind: 'EXTENDED', disclosedAt: '2026-12-01T09:10:00.000Z' });
  });

  it('makes a decision untold again', async () => {
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED', note: 'Welcome.' });
    await app.settle();
    expect((await state()).untoldDecision).toBe(false);
    await bounce((await lastMessage('OUTCOME_HIRED')).id);
    expect((await state()).untoldDecision).toBe(true);
  });

  it('has nobody told of a decision after which another was recorded', async () => {
    await org.mutate('recordDecision', { applicationId, outcome: 'ADVANCED' });
    await app.settle();
    const { id } = await lastMessage('OUTCOME_ADVANCED');
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED' });
    await app.settle();
    await bounce(id);
    await bounce((await lastMessage('OUTCOME_REJECTED')).id);
    await correct(`new-${address}`);
    await app.settle();
    expect(mailsTo(`new-${address}`)).toHaveLength(1);
    expect((await state()).untoldDecision).toBe(false);
  });

  it('does not let the address be taken for dead if the mailbox was only full', async () => {
    await move('2026-12-11');
    await settled();
    await bounce((await lastMessage('TIMELINE_EXTENDED')).id, full);
    const now = await state();
    expect([now.timeline.disclosedDate, now.suppressions]).toEqual(['2026-12-04', []]);
  });

  it('that is heard of before we knew that it was accepted discloses nothing', async () => {
    await move('2026-12-11');
    app.clock.advance({ minutes: 10 });
    const bounces = app.app.get(BouncesService);
    app.mail.behave(({ at }) => {
      if (at === 'dot') void lastMessage('TIMELINE_EXTENDED').then(({ id }) => bounces.take(id, gone));
      return undefined;
    });
    await app.settle();
    await app.settle();
    expect((await lastMessage('TIMELINE_EXTENDED')).bouncedAt).not.toBeNull();
    expect((await state()).timeline.disclosedDate).toBe('2026-12-04');
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
    await bounce(id, otherReport('COMPLAINT'));
    await bounce(id, otherReport('COMPLAINT'));
    await app.settle();
    expect((await state()).suppressions).toEqual([{ address, reason: 'COMPLAINED' }]);
    expect((await state()).timeline.disclosedDate).toBe('2026-12-11');
    expect(mailsTo('rita@northwind.test')).toHaveLength(before + 1);
  });

  it('says what it means: nothing is held against an address for a fault of ours, or for what nobody can classify', async () => {
    for (const [report, bounceClass, said] of [
      [blocked, 'SENDER_FAULT', 'because of the way we send emails'],
      [unclear, 'OTHER', 'Something went wrong.'],
      [full, 'NOT_DELIVERED', 'the address may be right'],
    ] as const) {
      org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
      app.clock.set(start);
      ({ id: applicationId, candidateId } = await org.application({
        candidate: { email: `${bounceClass}@example.test` },
      }));
      timelineId = (await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-04', alreadyTold: true }))
        .id;
      await move('2026-12-11');
      await settled();
      const before = mailsTo('rita@northwind.test').length;
      await bounce((await lastMessage('TIMELINE_EXTENDED')).id, report);
      expect(await lastMessage('TIMELINE_EXTENDED')).toMatchObject({ bounceClass, bounceReport: report.text });
      const now = await state();
      expect([now.timeline.disclosedDate, now.suppressions]).toEqual(['2026-12-04', []]);
      const [told] = mailsTo('rita@northwind.test').slice(before);
      expect(told?.parsed.text?.replace(/\s+/g, ' ')).toContain(said);
    }
  });

  it('is reported harder later: then the address is suppressed, and what was told since stays told', async () => {
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED', note: 'Welcome.' });
    await app.settle();
    const { id } = await lastMessage('OUTCOME_HIRED');
    await bounce(id, unclear);
    await bounce(id, full);
    await org.mutate('logContact', { applicationId, toldDecision: true, channel: 'PHONE' });
    await bounce(id);
    const now = await state();
    expect([now.untoldDecision, now.suppressions]).toEqual([false, [{ address, reason: 'BOUNCED' }]]);
    expect(await lastMessage('OUTCOME_HIRED')).toMatchObject({
      bounceClass: 'ADDRESS_DEAD',
      bounceAnswer: gone.answer,
    });
    await bounce(id, full);
    expect(await lastMessage('OUTCOME_HIRED')).toMatchObject({ bounceClass: 'ADDRESS_DEAD' });
  });

  it('does not speak of the address if it was forwarded from there', async () => {
    await move('2026-12-11');
    await settled();
    const forwarded = { answer: '550 5.1.1 no such user', text: null, forwardedFrom: address };
    await bounce((await lastMessage('TIMELINE_EXTENDED')).id, failureReport('UNKNOWN_USER', forwarded));
    expect((await state()).suppressions).toEqual([]);
    expect(await lastMessage('TIMELINE_EXTENDED')).toMatchObject({ bounceClass: 'NOT_DELIVERED' });
  });

  it('takes back that its revision was disclosed, until it is told again', async () => {
    const disclosed = async () => {
      const query = '{ timeline(id: "$id") { revisions { to disclosedAt } } }'.replace('$id', timelineId);
      const { data } = await org.graphql(query);
      return data.timeline.revisions.map(({ disclosedAt }: { disclosedAt: string | null }) => disclosedAt);
    };
    await move('2026-12-11');
    await settled();
    expect(await disclosed()).toEqual([start.replace('Z', '.000Z'), '2026-12-01T09:10:00.000Z']);
    await bounce((await lastMessage('TIMELINE_EXTENDED')).id);
    expect(await disclosed()).toEqual([start.replace('Z', '.000Z'), null]);
    await correct(`new-${address}`);
    await settled();
    expect(await disclosed()).toEqual([start.replace('Z', '.000Z'), '2026-12-01T09:20:00.000Z']);
    await bounce((await lastMessage('TIMELINE_EXTENDED')).id);
    expect(await disclosed()).toEqual([start.replace('Z', '.000Z'), null]);
    expect((await state()).timeline.disclosedDate).toBe('2026-12-04');
  });

  it('of a fault of ours, heard at once, is no refusal of the address, and can be redriven', async () => {
    app.mail.behave([{ at: 'dot', to: address, does: { reply: '550 5.7.26 the sender is unauthenticated' } }]);
    await move('2026-12-11');
    await settled();
    expect(await lastMessage('TIMELINE_EXTENDED')).toMatchObject({ status: 'DEAD', failure: 'SENDER_FAULT' });
    expect((await state()).suppressions).toEqual([]);
    app.mail.behave([]);
    await org.graphql('mutation { redriveMessages(input: {filter: {failures: [SENDER_FAULT]}}) { __typename } }');
    await settled();
    expect((await state()).timeline.disclosedDate).toBe('2026-12-11');
  });

  it('is known by the address as its owner writes it: with spaces around, or dots that mail servers want quoted', async () => {
    await org.mutate('updateCandidate', { candidateId, email: `  ana..${count}.@Carrier.example. ` });
    await move('2026-12-11');
    await settled();
    const { toAddress, id } = await lastMessage('TIMELINE_EXTENDED');
    expect(toAddress).toBe(`ana..${count}.@carrier.example`);
    expect(app.mail.received.at(-1)?.envelope.to).toEqual([`"ana..${count}."@carrier.example`]);
    await bounce(id);
    expect((await state()).suppressions).toEqual([{ address: toAddress, reason: 'BOUNCED' }]);
    const release = `mutation { releaseSuppression(input: {address: " ana..${count}.@carrier.example. "}) { ... on Suppression { address } } }`;
    expect((await org.graphql(release)).data.releaseSuppression).toEqual({ address: toAddress });
  });

  it('is nothing if it is none of ours', async () => {
    expect(await bounce(newId())).toBe(false);
    expect(await bounce('nothing')).toBe(false);
  });
});
