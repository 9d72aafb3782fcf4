import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '../../src/rules/index.js';
import { endingCalls } from '../support/ending-calls.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';

describe('an application with a decision', () => {
  let app: TestApp;
  let org: TestOrganization;
  let address: string;
  let made: Awaited<ReturnType<TestOrganization['application']>>;
  let applicationId: string;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    count += 1;
    address = `candidate-${count}@example.test`;
    made = await org.application({ candidate: { email: address } });
    applicationId = made.id;
  });

  const { promise, mails, settleAt, act, state, approveWaiting } = endingCalls(() => ({
    app,
    org,
    applicationId,
    address,
  }));

  describe('whose decision was wrong', () => {
    it('tells what holds and nothing of what was wrong, if that had not left', async () => {
      await promise();
      await act('recordDecision', { outcome: 'REJECTED', tellCandidate: 'LATER', tellOn: '2026-12-03' });
      await app.settle();
      await act('correctDecision', { outcome: 'HIRED', tellCandidate: 'NOW', note: 'Welcome.' });
      await settleAt('2026-12-03T12:00:00Z');
      expect(mails()).toHaveLength(1);
      expect(mails()[0]?.parsed.text).toContain('Welcome.');
      expect(mails()[0]?.parsed.text).not.toContain('sorry');
      expect(await state()).toMatchObject({ status: 'HIRED', outcome: { kind: 'HIRED' }, timeline: { status: 'MET' } });
    });

    it('says so in the mail that tells what holds, if the candidate knew it, and the closed timeline stays closed', async () => {
      await promise();
      await act('recordDecision', { outcome: 'HIRED', tellCandidate: 'NOW' });
      await app.settle();
      const before = await state();
      await act('correctDecision', { outcome: 'REJECTED', reason: 'POSITION_CANCELLED', tellCandidate: 'NOW' });
      await app.settle();
      // That a yes is taken back never leaves by itself.
      expect(mails()).toHaveLength(1);
      await approveWaiting();
      expect(mails()).toHaveLength(2);
      expect(mails()[1]?.parsed.text).toContain('sorry');
      expect(await state()).toMatchObject({
        status: 'REJECTED',
        untoldDecision: false,
        outcome: { kind: 'REJECTED', reason: 'POSITION_CANCELLED' },
        timeline: before.timeline,
      });
    });

    it('is active again when it should have gone on', async () => {
      await act('recordDecision', { outcome: 'REJECTED', tellCandidate: 'ALREADY_TOLD' });
      await act('correctDecision', { outcome: 'ADVANCED', tellCandidate: 'NOW' });
      await app.settle();
      expect(mails()).toHaveLength(1);
      expect((await state()).status).toBe('ACTIVE');
      expect(await promise()).toMatchObject({ __typename: 'Timeline' });
    });

    it('is not told of the next date any more when it should have ended', async () => {
      await act('recordDecision', { outcome: 'ADVANCED', tellCandidate: 'ALREADY_TOLD' });
      await promise({ alreadyTold: false });
      await act('correctDecision', { outcome: 'REJECTED', tellCandidate: 'ALREADY_TOLD' });
      await settleAt('2026-12-07T12:00:00Z');
      expect(mails()).toHaveLength(0);
      expect(await state()).toMatchObject({ status: 'REJECTED', timeline: { status: 'MET' } });
    });

    it('is corrected again, and the mail still says that the candidate had been told something else', async () => {
      await act('recordDecision', { outcome: 'HIRED', tellCandidate: 'ALREADY_TOLD' });
      await act('correctDecision', { outcome: 'REJECTED', tellCandidate: 'LATER', tellOn: '2026-12-03' });
      await act('correctDecision', { outcome: 'ADVANCED', tellCandidate: 'NOW' });
      await settleAt('2026-12-03T12:00:00Z');
      expect(mails()).toHaveLength(1);
      expect(mails()[0]?.parsed.text).toContain('sorry');
    });

    it('has four days from the correction to be told', async () => {
      await act('recordDecision', { outcome: 'HIRED', tellCandidate: 'ALREADY_TOLD' });
      app.clock.set('2026-12-10T09:00:00Z');
      const late = { outcome: 'REJECTED', tellCandidate: 'LATER' };
      expect(await act('correctDecision', { ...late, tellOn: '2026-12-15' })).toMatchObject({
        path: ['input', 'tellOn'],
      });
      expect(await act('correctDecision', { ...late, tellOn: '2026-12-14' })).toMatchObject({ id: applicationId });
    });

    it('cannot be corrected before it is decided, nor after it was withdrawn', async () => {
      expect(await act('correctDecision', { outcome: 'HIRED' })).toMatchObject({ code: 'NOTHING_DECIDED' });
      await act('withdrawApplication');
      expect(await act('correctDecision', { outcome: 'HIRED' })).toMatchObject({ code: 'APPLICATION_NOT_ACTIVE' });
    });
  });

  describe('that several decide at the same instant', () => {
    const atOnce = async (name: string, decisions: readonly Record<string, unknown>[]) => {
      const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
      const document = `mutation($input: ${type}!) { ${name}(input: $input) { __typename ... on Problem { code } } }`;
      const answers = await Promise.all(
        decisions.map((decision) => org.graphql(document, { input: { applicationId, ...decision } })),
      );
      expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
      return answers.map(({ data }) => data[name].code ?? data[name].__typename).sort();
    };
    const told = async () => {
      await settleAt('2026-12-01T10:00:00Z');
      return mails().length;
    };

    it('is decided once, and told that: the others hear that it was', async () => {
      await promise();
      const decisions = ['REJECTED', 'HIRED', 'REJECTED', 'HIRED'].map((outcome) => ({
        outcome,
        tellCandidate: 'NOW',
      }));
      expect(await atOnce('recordDecision', decisions)).toEqual([
        'APPLICATION_NOT_ACTIVE',
        'APPLICATION_NOT_ACTIVE',
        'APPLICATION_NOT_ACTIVE',
        'Application',
      ]);
      expect(await told()).toBe(1);
      const { status, outcome } = await state();
      expect(outcome.kind).toBe(status);
    });

    it('goes on once for the candidate, however many say so', async () => {
      const decisions = Array.from({ length: 4 }, () => ({ outcome: 'ADVANCED', tellCandidate: 'NOW' }));
      expect(await atOnce('recordDecision', decisions)).toEqual(Array(4).fill('Application'));
      expect(await told()).toBe(1);
      expect(await state()).toMatchObject({ status: 'ACTIVE', untoldDecision: false, outcome: { kind: 'ADVANCED' } });
    });

    it('is told the one that stands, if it is corrected by several', async () => {
      await act('recordDecision', { outcome: 'REJECTED', tellCandidate: 'LATER', tellOn: '2026-12-03' });
      const decisions = ['HIRED', 'REJECTED', 'HIRED'].map((outcome) => ({ outcome, tellCandidate: 'NOW' }));
      expect(await atOnce('correctDecision', decisions)).toEqual(Array(3).fill('Application'));
      const hired = await told();
      const { status, outcome } = await state();
      expect([outcome.kind, hired]).toEqual([status, status === 'HIRED' ? 1 : 0]);
      // A yes that is taken back waits for a member, who calls first: then it is that, and nothing else.
      if (status === 'REJECTED') await approveWaiting();
      expect(mails()).toHaveLength(1);
      expect((await state()).untoldDecision).toBe(false);
    });

    it('ends once, if one decides and another withdraws it', async () => {
      const document = `mutation($decision: RecordDecisionInput!) { recordDecision(input: $decision) { __typename } }`;
      const withdrawal = `mutation($input: WithdrawApplicationInput!) { withdrawApplication(input: $input) { __typename } }`;
      await Promise.all([
        org.graphql(document, { decision: { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' } }),
        org.graphql(withdrawal, { input: { applicationId } }),
      ]);
      await told();
      expect(await state()).toMatchObject({ status: 'WITHDRAWN', untoldDecision: false });
      expect(mails()).toEqual([]);
    });
  });

  describe('that is reopened', () => {
    it('goes on with its timeline, and the decision is told no more', async () => {
      await promise();
      await act('recordDecision', { outcome: 'REJECTED', tellCandidate: 'LATER', tellOn: '2026-12-03' });
      await app.settle();
      await act('reopenApplication', { internalNote: 'The wrong person.' });
      await settleAt('2026-12-03T12:00:00Z');
      expect(mails()).toHaveLength(0);
      expect(await state()).toMatchObject({
        status: 'ACTIVE',
        outcome: null,
        untoldDecision: false,
        turns: [{ kind: 'REOPENED', internalNote: 'The wrong person.' }],
        timeline: { status: 'DUE_SOON' },
      });
    });

    it('opens the timeline again that its told decision had closed', async () => {
      await promise();
      await act('recordDecision', { outcome: 'REJECTED', tellCandidate: 'NOW' });
      await app.settle();
      expect((await state()).timeline.status).toBe('MET');
      await act('reopenApplication');
      const { timeline } = await state();
      expect(timeline.status).toBe('ON_TRACK');
      expect(timeline.revisions.map(({ kind }: { kind: string }) => kind)).toEqual(['SET', 'CLOSED', 'REOPENED']);
    });

    it('opens the timeline again that the corrected decision had closed', async () => {
      await promise();
      await act('recordDecision', { outcome: 'HIRED', tellCandidate: 'ALREADY_TOLD' });
      app.clock.set('2026-12-01T12:00:00Z');
      await act('correctDecision', { outcome: 'REJECTED', tellCandidate: 'ALREADY_TOLD' });
      await act('reopenApplication');
      expect((await state()).timeline.status).toBe('ON_TRACK');
    });

    it('has no timeline again after a withdrawal: another may be set', async () => {
      await promise();
      await act('withdrawApplication');
      await act('reopenApplication');
      expect(await state()).toMatchObject({ status: 'ACTIVE', timeline: { status: 'CANCELLED' } });
      expect(await promise()).toMatchObject({ __typename: 'Timeline' });
    });

    it('is not while it is active, while another is, or once the job is closed', async () => {
      expect(await act('reopenApplication')).toMatchObject({ code: 'APPLICATION_ALREADY_ACTIVE' });
      await act('withdrawApplication');
      const { jobId, candidateId } = made;
      await org.mutate('createApplication', { jobId, candidateId, stage: 'Applied' });
      expect(await act('reopenApplication')).toMatchObject({
        code: 'APPLICATION_ALREADY_ACTIVE',
        path: ['input', 'applicationId'],
      });
    });
  });

  describe('that goes on to the next step', () => {
    it('promises the next date in the same call', async () => {
      await promise();
      await act('recordDecision', {
        outcome: 'ADVANCED',
        tellCandidate: 'ALREADY_TOLD',
        nextTimeline: { decisionDate: '2026-12-11', milestone: 'NEXT_STEP', alreadyTold: true },
      });
      expect(await state()).toMatchObject({
        status: 'ACTIVE',
        outcome: { kind: 'ADVANCED' },
        timeline: { status: 'ON_TRACK', disclosedDate: '2026-12-11' },
      });
    });

    it('is not decided if the next date is refused', async () => {
      const nextTimeline = { decisionDate: '2026-11-01' };
      expect(await act('recordDecision', { outcome: 'ADVANCED', nextTimeline })).toMatchObject({
        code: 'DATE_REFUSED',
        path: ['input', 'nextTimeline', 'decisionDate'],
      });
      expect(await act('recordDecision', { outcome: 'HIRED', nextTimeline })).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input', 'nextTimeline'],
      });
      expect(await state()).toMatchObject({ status: 'ACTIVE', outcome: null, timeline: null });
    });
  });
});
