import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { failureReport } from '../../src/delivery/bounce/reading/report.js';
import { BouncesService } from '../../src/delivery/index.js';
import { ReportBack } from '../../src/notifications/tell/report-back.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import { WorkerDatabase } from '../../src/platform/database/worker-database.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { TimelineStore } from '../../src/timelines/timeline/timeline-store.js';
import { watchStatements } from '../support/statements.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const disclose = 'disclose-when-message-is-sent';

describe('messages whose acceptance is heard of together', () => {
  let app: TestApp;
  let org: TestOrganization;
  let owner: pg.Client;

  beforeAll(async () => {
    app = await startTestApp({ now: '2026-12-01T09:00:00Z' });
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
    owner = new pg.Client({ connectionString: app.database.superuserUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const promise = async (name: string) => {
    const { id: applicationId } = await org.application({ candidate: { email: `${name}@example.test` } });
    const { id } = await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-04', alreadyTold: true });
    return { applicationId, timelineId: id as string };
  };
  const move = (timelineId: string, decisionDate: string) =>
    org.mutate('moveDecisionDate', { timelineId, decisionDate, reason: 'SCHEDULING' });
  const sendAll = async () => {
    app.clock.advance({ minutes: 10 });
    await app.settle(disclose);
  };
  const state = async ({ applicationId }: { applicationId: string }) => {
    const { data } = await org.graphql(
      `query($id: ID!) { application(id: $id) { untoldDecision messages { nodes { id status } }
         timeline { status disclosedDate revisions { to disclosedAt } } } }`,
      { id: applicationId },
    );
    return data.application;
  };

  const report = () => app.app.get(ReportBack, { strict: false });
  const write = (work: (tx: WriteTransaction) => Promise<void>) =>
    app.app.get(WorkerDatabase).write(systemActor(org.id), work);
  const comeBack = (messageId: string) =>
    app.app
      .get(BouncesService)
      .take(messageId, failureReport('MAILBOX_FULL', { answer: '452 4.2.2 full', text: null }));
  const aWhile = () => new Promise((resolve) => setTimeout(resolve, 300));

  it('say each what they told, in their order, and one that came back meanwhile says nothing', async () => {
    const [moved, back, decided] = [await promise('moved'), await promise('back'), await promise('decided')];
    for (const { timelineId } of [moved, back, decided]) await move(timelineId, '2026-12-11');
    await sendAll();
    const [message] = (await state(back)).messages.nodes;
    await comeBack(message.id);
    await app.settle(disclose);
    // Nothing more of a timeline leaves while a message about it is thought to be under way.
    await owner.query('UPDATE timelines SET in_flight = NULL');
    await move(moved.timelineId, '2026-12-18');
    await sendAll();
    await org.mutate('recordDecision', {
      applicationId: decided.applicationId,
      outcome: 'HIRED',
      tellCandidate: 'NOW',
    });
    await sendAll();
    const toCandidates = await Promise.all([moved, back, decided].map(state));
    expect(toCandidates.map(({ messages }) => messages.nodes.map(({ status }: { status: string }) => status))).toEqual([
      ['SENT', 'SENT'],
      ['SENT'],
      ['SENT', 'SENT'],
    ]);
    expect(toCandidates.map(({ timeline }) => timeline.disclosedDate)).toEqual(Array(3).fill('2026-12-04'));

    await app.settle();
    const heardAt = '2026-12-01T09:30:00.000Z';
    expect((await state(moved)).timeline).toMatchObject({
      disclosedDate: '2026-12-18',
      revisions: expect.arrayContaining([
        { to: '2026-12-11', disclosedAt: heardAt },
        { to: '2026-12-18', disclosedAt: heardAt },
      ]),
    });
    // One date after the other was promised, and broken by the next.
    const slips = 'SELECT revision FROM slips WHERE timeline_id = $1 ORDER BY revision';
    expect((await owner.query(slips, [moved.timelineId])).rows).toEqual([{ revision: 1 }, { revision: 2 }]);
    expect((await state(back)).timeline.disclosedDate).toBe('2026-12-04');
    expect(await state(decided)).toMatchObject({
      untoldDecision: false,
      timeline: { status: 'MET', disclosedDate: '2026-12-11' },
    });
    // All in one transaction.
    const { rows } = await owner.query(
      `SELECT xmin::text FROM timeline_disclosures WHERE kind = 'ACCEPTED' UNION SELECT xmin::text FROM outcomes`,
    );
    expect(rows).toHaveLength(1);
  });

  it.each([
    [
      'an outcome',
      'outcome',
      async (applicationId: string) => {
        await org.mutate('recordDecision', { applicationId, outcome: 'HIRED', tellCandidate: 'NOW' });
      },
    ],
    [
      'a date',
      'date',
      async (_: string, timelineId: string) => {
        await move(timelineId, '2026-12-11');
      },
    ],
  ])('leave nothing known of %s whose message comes back at that moment', async (_, name, change) => {
    const { applicationId, timelineId } = await promise(name);
    await change(applicationId, timelineId);
    await sendAll();
    const [{ id }] = (await state({ applicationId })).messages.nodes;
    let takenBack: Promise<unknown> = Promise.resolve();
    await write(async (tx) => {
      await report().accepted(tx, [id]);
      await comeBack(id);
      takenBack = write((other) => report().bounced(other, id));
      // It has begun, and finds what is not committed yet.
      await aWhile();
    });
    await takenBack;
    const { untoldDecision, timeline } = await state({ applicationId });
    expect([untoldDecision, timeline.disclosedDate]).toEqual([name === 'outcome', '2026-12-04']);
    await app.settle();
  });

  it('wait for what is being taken back, and then find that it came back', async () => {
    const { applicationId, timelineId } = await promise('waits');
    await move(timelineId, '2026-12-11');
    await sendAll();
    const [{ id }] = (await state({ applicationId })).messages.nodes;
    let accepted: Promise<unknown> = Promise.resolve();
    await write(async (tx) => {
      await app.app.get(TimelineStore).lock(tx, [timelineId]);
      accepted = write((other) => report().accepted(other, [id]));
      await aWhile();
      await comeBack(id);
      await report().bounced(tx, id);
    });
    await accepted;
    expect((await state({ applicationId })).timeline.disclosedDate).toBe('2026-12-04');
    await app.settle();
  });

  it('are as many statements however many they are', async () => {
    const statementsFor = async (names: readonly string[]) => {
      const promises = await Promise.all(names.map(promise));
      for (const { timelineId } of promises) await move(timelineId, '2026-12-11');
      await sendAll();
      const messages = (await Promise.all(promises.map(state))).map(({ messages: { nodes } }) => nodes[0].id);
      const statements = watchStatements();
      await write((tx) => report().accepted(tx, messages));
      statements.stop();
      for (const each of promises) expect((await state(each)).timeline.disclosedDate).toBe('2026-12-11');
      await app.settle();
      return statements.with('').length;
    };
    const two = await statementsFor(['first', 'second']);
    expect(await statementsFor(['third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'])).toBe(two);
    expect(two).toBeLessThan(16);
  });
});
