import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { CandidatesService } from '../../src/candidates/index.js';
import { SuppressionsService } from '../../src/delivery/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import { WorkerDatabase } from '../../src/platform/database/worker-database.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';

describe('the policy', () => {
  let app: TestApp;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    org = await app.organization();
  });

  const select = `__typename
    ... on PolicyChange { applied timelinesLookedAt timelinesChanged policy { version jobVersion effectiveFrom graceBusinessDays }
      trial { since candidates isSample mails { kind before after } } }
    ... on InvalidInput { code fields { path message } } ... on Problem { code }`;
  const update = async (rules: Record<string, unknown>, more: Record<string, unknown> = {}) => {
    const query = `mutation($input: UpdatePolicyInput!) { updatePolicy(input: $input) { ${select} } }`;
    const { data, errors } = await org.graphql(query, { input: { rules, ...more } });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data.updatePolicy;
  };
  const policy = async (fields: string, args = '') =>
    (await org.graphql(`{ policy${args} { ${fields} } }`)).data.policy;
  const promised = async () => {
    const application = await org.application();
    const input = { applicationId: application.id, decisionDate: '2026-12-04', alreadyTold: true };
    return { ...application, timelineId: (await org.mutate('setTimeline', input)).id as string };
  };
  const timeline = async (id: string) => {
    const query = `query($id: ID!) { timeline(id: $id) { policyVersion jobPolicyVersion status nextAction { kind at } } }`;
    return (await org.graphql(query, { id })).data.timeline;
  };
  const passed = async (id: string) => {
    app.clock.set('2026-12-04T23:00:00Z');
    await app.settle();
    return (await timeline(id)).nextAction;
  };

  it('is the default at first, every rule of it readable', async () => {
    const everything = `version jobVersion settling { seconds atMostSeconds } graceBusinessDays undecided { everyBusinessDays notes }
      reminders { before overdue escalated } interviewBusinessDays followUpIntervals updateRequests { most daysApart }
      sendingWindow { always opens closes } dueSoonBusinessDays outcome { delayDays maxDelayDays nextWordBusinessDays } dailyCap extensionsBeforeAdvice
      silentAfterDays outcomesByLink approval { mode minutes }`;
    const { sendingWindow, approval, ...rest } = defaultPolicy;
    expect(await policy(everything)).toEqual({
      ...rest,
      version: 1,
      jobVersion: null,
      sendingWindow: { always: false, ...sendingWindow },
      approval: { ...approval, minutes: null },
    });
  });

  it('changes by versions, and open timelines go by the new one', async () => {
    const { timelineId } = await promised();
    expect((await timeline(timelineId)).policyVersion).toBe(1);
    const changed = await update({ graceBusinessDays: 2 });
    expect(changed).toMatchObject({ applied: true, timelinesLookedAt: 1, trial: null, policy: { version: 2 } });
    await app.settle();
    expect(await timeline(timelineId)).toMatchObject({ policyVersion: 2, jobPolicyVersion: null });
    // A day of grace more: Wednesday instead of Tuesday.
    expect(await passed(timelineId)).toEqual({ kind: 'TELL_PASSED', at: '2026-12-09T08:00:00.000Z' });
    expect(await policy('version graceBusinessDays undecided { notes }')).toEqual({
      version: 2,
      graceBusinessDays: 2,
      undecided: { notes: 3 },
    });
    expect(await policy('version graceBusinessDays', '(version: 1)')).toEqual({ version: 1, graceBusinessDays: 1 });
  });

  it('is tried out once at a time, by each organization for itself', async () => {
    const elsewhere = new pg.Client({ connectionString: app.database.superuserUrl });
    await elsewhere.connect();
    try {
      await elsewhere.query('BEGIN');
      await elsewhere.query(`SELECT pg_advisory_xact_lock(hashtextextended('policy trial of ' || $1, 0))`, [org.id]);
      expect(await update({ graceBusinessDays: 2 }, { dryRun: true })).toMatchObject({
        code: 'POLICY_TRIAL_UNDER_WAY',
      });
      expect(await update({ graceBusinessDays: 2 })).toMatchObject({ applied: true });
      const mine = org;
      org = await app.organization();
      expect(await update({ graceBusinessDays: 3 }, { dryRun: true })).toMatchObject({ applied: false });
      org = mine;
      await elsewhere.query('COMMIT');
      expect(await update({ graceBusinessDays: 3 }, { dryRun: true })).toMatchObject({ applied: false });
    } finally {
      await elsewhere.end();
    }
  });

  it('is refused whole when its fields contradict each other, and both are named', async () => {
    const refused = await update({ silentAfterDays: 5, undecided: { everyBusinessDays: 10, notes: 3 } });
    expect(refused).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [
        { path: ['input', 'rules', 'silentAfterDays'] },
        { path: ['input', 'rules', 'undecided', 'everyBusinessDays'] },
      ],
    });
    expect(await policy('version')).toEqual({ version: 1 });
  });

  it('takes several windows a day, one that reaches midnight among them', async () => {
    const windows = [
      { opens: '00:00', closes: '02:00' },
      { opens: '22:00', closes: '24:00' },
    ];
    await update({ sendingWindow: { windows } });
    expect(await policy('sendingWindow { always opens closes windows { opens closes } }')).toEqual({
      sendingWindow: { always: false, opens: '00:00', closes: '24:00', windows },
    });
  });

  it.each([
    ['a window that closes before it opens', { sendingWindow: { opens: '18:00', closes: '09:00' } }, 'sendingWindow'],
    ['a window over midnight in one', { sendingWindow: { opens: '22:00', closes: '02:00' } }, 'sendingWindow'],
    ['a window of no length', { sendingWindow: { opens: '09:00', closes: '09:00' } }, 'sendingWindow'],
    [
      'two windows that overlap',
      {
        sendingWindow: {
          windows: [
            { opens: '09:00', closes: '13:00' },
            { opens: '12:00', closes: '18:00' },
          ],
        },
      },
      'sendingWindow',
    ],
    [
      'windows beside a window',
      { sendingWindow: { opens: '09:00', closes: '18:00', windows: [{ opens: '19:00', closes: '20:00' }] } },
      'sendingWindow',
    ],
    ['half a window', { sendingWindow: { opens: '09:00' } }, 'sendingWindow'],
    ['a rejection that waits a week', { outcome: { delayDays: 7, maxDelayDays: 7 } }, 'outcome'],
    ['a cap of nothing', { dailyCap: 0 }, 'dailyCap'],
    ['a delay without its minutes', { approval: { mode: 'DELAYED' } }, 'approval'],
    ['minutes without a delay', { approval: { mode: 'REQUIRED', minutes: 5 } }, 'approval'],
    ['a settling time that is longer than the longest', { settling: { seconds: 700, atMostSeconds: 600 } }, 'settling'],
  ])('refuses %s', async (_what, rules, field) => {
    const refused = await update(rules);
    expect(refused.code).toBe('INVALID_INPUT');
    expect(refused.fields[0].path.slice(0, 3)).toEqual(['input', 'rules', field]);
  });

  it('of a job holds for its timelines alone, and follows the organization’s in everything else', async () => {
    const [own, other] = [await promised(), await promised()];
    const { jobId } = own;
    expect((await update({ graceBusinessDays: 0 }, { jobId })).policy).toMatchObject({ version: 1, jobVersion: 1 });
    await app.settle();
    expect(await timeline(own.timelineId)).toMatchObject({ policyVersion: 1, jobPolicyVersion: 1 });
    expect(await timeline(other.timelineId)).toMatchObject({ jobPolicyVersion: null });
    expect(await passed(own.timelineId)).toEqual({ kind: 'TELL_PASSED', at: '2026-12-07T08:00:00.000Z' });
    expect((await timeline(other.timelineId)).nextAction.at).toBe('2026-12-08T08:00:00.000Z');
    expect(await policy('graceBusinessDays jobVersion', `(jobId: "${jobId}")`)).toEqual({
      graceBusinessDays: 0,
      jobVersion: 1,
    });
    await update({ undecided: { everyBusinessDays: 4, notes: 1 } });
    expect(await policy('graceBusinessDays undecided { notes }', `(jobId: "${jobId}")`)).toEqual({
      graceBusinessDays: 0,
      undecided: { notes: 1 },
    });
    await update({}, { jobId, resetOthers: true });
    expect(await policy('graceBusinessDays', `(jobId: "${jobId}")`)).toEqual({ graceBusinessDays: 1 });
  });

  it('holds from a day to come, and not before', async () => {
    const { timelineId } = await promised();
    await update({ dueSoonBusinessDays: 0, graceBusinessDays: 0 }, { effectiveFrom: '2026-12-03T00:00:00Z' });
    await app.settle();
    expect(await policy('version')).toEqual({ version: 1 });
    expect((await timeline(timelineId)).policyVersion).toBe(1);
    app.clock.set('2026-12-03T00:00:00Z');
    await app.settle();
    expect(await policy('version')).toEqual({ version: 2 });
    expect(await timeline(timelineId)).toMatchObject({ policyVersion: 2, status: 'ON_TRACK' });
    expect((await update({}, { effectiveFrom: '2026-12-02T23:59:59Z' })).code).toBe('INVALID_INPUT');
  });

  it('in a dry run changes nothing, and tells the last 90 days again by both', async () => {
    const { id: applicationId, timelineId } = await promised();
    const move = (decisionDate: string) =>
      org.mutate('moveDecisionDate', { timelineId, decisionDate, reason: 'SCHEDULING' });
    await move('2026-12-09');
    for (let day = 1; day <= 22; day += 1) {
      app.clock.set(`2026-12-${String(day).padStart(2, '0')}T09:10:00Z`);
      await app.settle();
    }
    const tried = await update({ undecided: { everyBusinessDays: 1, notes: 3 }, silentAfterDays: 9 }, { dryRun: true });
    expect(tried).toMatchObject({ applied: false, timelinesLookedAt: 1, timelinesChanged: 1 });
    expect(tried.trial).toMatchObject({ candidates: 1, isSample: false });
    expect(tried.trial.mails).toEqual([
      { kind: 'STILL_UNDECIDED', before: 1, after: 3 },
      { kind: 'TIMELINE_EXTENDED', before: 1, after: 1 },
      { kind: 'TIMELINE_PASSED', before: 1, after: 1 },
    ]);
    const told = await org.graphql('query($id: ID!) { application(id: $id) { messages { nodes { kind } } } }', {
      id: applicationId,
    });
    // What the replay says of the policy that holds is what was sent.
    expect(told.data.application.messages.nodes.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'STILL_UNDECIDED',
      'TIMELINE_EXTENDED',
      'TIMELINE_PASSED',
    ]);
    expect(await policy('version')).toEqual({ version: 1 });
  });

  describe('in a dry run', () => {
    const trial = async (rules: Record<string, unknown>) => {
      const tried = await update(rules, { dryRun: true });
      return Object.fromEntries(
        tried.trial.mails.map(({ kind, before, after }: Record<string, unknown>) => [kind, { before, after }]),
      );
    };
    const daily = async (from: number, to: number) => {
      for (let day = from; day <= to; day += 1) {
        app.clock.set(`2026-12-${String(day).padStart(2, '0')}T09:10:00Z`);
        await app.settle();
      }
    };

    it('a candidate who was advanced together with the next date is still waiting', async () => {
      const { id: applicationId } = await promised();
      const nextTimeline = { decisionDate: '2026-12-04' };
      await org.mutate('recordDecision', { applicationId, outcome: 'ADVANCED', tellCandidate: 'NOW', nextTimeline });
      await daily(1, 22);
      expect(await trial({ undecided: { everyBusinessDays: 1, notes: 3 }, silentAfterDays: 9 })).toEqual({
        OUTCOME_ADVANCED: { before: 1, after: 1 },
        STILL_UNDECIDED: { before: 2, after: 3 },
        TIMELINE_PASSED: { before: 1, after: 1 },
      });
    });

    it('what is delayed waits for its delay, a decision told at once too', async () => {
      const { id: applicationId } = await promised();
      app.clock.set('2026-12-01T10:00:00Z');
      await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
      await app.settle();
      const approval = { mode: 'DELAYED', minutes: 120 };
      app.clock.set('2026-12-01T11:59:00Z');
      expect(await trial({ approval })).toEqual({ OUTCOME_REJECTED: { before: 1, after: 0 } });
      app.clock.set('2026-12-01T12:01:00Z');
      expect(await trial({ approval })).toEqual({ OUTCOME_REJECTED: { before: 1, after: 1 } });
    });

    it('who declined what only reassures, and to whom nothing is sent, get none of it', async () => {
      const { id: applicationId, candidateId, timelineId } = await promised();
      const within = <T>(work: (tx: WriteTransaction) => Promise<T>) =>
        app.app.get(WorkerDatabase).write(systemActor(org.id), work);
      await within((tx) => app.app.get(CandidatesService, { strict: false }).declineNotes(tx, candidateId, true));
      await org.mutate('reconfirmTimeline', { timelineId });
      await daily(1, 3);
      expect(await trial({ graceBusinessDays: 0 })).toEqual({});
      const address = 'ana@example.test';
      const suppression = { address, reason: 'ASKED', messageId: null } as const;
      await within((tx) => app.app.get(SuppressionsService, { strict: false }).suppress(tx, suppression));
      await daily(4, 8);
      expect(await trial({ graceBusinessDays: 0 })).toEqual({});
      await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED' });
      await app.settle();
      expect(await trial({ graceBusinessDays: 0 })).toEqual({});
    });

    it('a mail that is under way keeps back what waits for it to land', async () => {
      const { timelineId } = await promised();
      await app.mail.refuseConnections();
      await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-02', reason: 'OTHER' });
      await daily(1, 8);
      await app.mail.acceptConnections();
      // Nobody knows yet that the date is the 2nd: that it passed is not told.
      expect(await trial({ graceBusinessDays: 0 })).toEqual({ TIMELINE_ADVANCED: { before: 1, after: 1 } });
    });
  });

  it('is of no other organization: its job is none, and its policy stays', async () => {
    const { jobId } = await promised();
    const stranger = await app.organization();
    const query = `mutation($input: UpdatePolicyInput!) { updatePolicy(input: $input) { ${select} } }`;
    const { data } = await stranger.graphql(query, { input: { jobId, rules: { graceBusinessDays: 3 } } });
    expect(data.updatePolicy).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
    expect(await policy('graceBusinessDays', `(jobId: "${jobId}")`)).toEqual({ graceBusinessDays: 1 });
  });
});

describe('a changed zone or calendar', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());

  it('applies from now on to open timelines, and what was promised stays (rule 18)', async () => {
    const org = await app.organization();
    const { id: applicationId } = await org.application({ job: { timeZone: null }, candidate: { timeZone: null } });
    const { id } = await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-04', alreadyTold: true });
    const update = `mutation($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { __typename ... on InvalidInput { fields { path message } } } }`;
    await org.graphql(update, { input: { timeZone: 'America/New_York', closedDays: ['2026-12-07'] } });
    await app.settle();
    const read = 'query($id: ID!) { timeline(id: $id) { zone decisionDate dueAt nextAction { kind at } } }';
    expect((await org.graphql(read, { id })).data.timeline).toEqual({
      zone: 'America/New_York',
      decisionDate: '2026-12-04',
      dueAt: '2026-12-05T05:00:00.000Z',
      nextAction: { kind: 'RECORD_SLIP', at: '2026-12-05T05:00:00.000Z' },
    });
    app.clock.set('2026-12-05T05:00:00Z');
    await app.settle();
    expect((await org.graphql(read, { id })).data.timeline.nextAction).toEqual({
      kind: 'TELL_PASSED',
      at: '2026-12-09T14:00:00.000Z',
    });
  });

  it('is refused if it leaves no working day', async () => {
    const org = await app.organization();
    const days = Array.from({ length: 120 }, (_, n) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10));
    const update = `mutation($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { ... on InvalidInput { fields { path message } } } }`;
    const { data } = await org.graphql(update, { input: { closedDays: days } });
    expect(data.updateOrganization.fields).toEqual([
      { path: ['input', 'closedDays'], message: 'would leave no working day for 60 days from 2027-01-01' },
    ]);
  });
});
