import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Scene, type SceneOptions } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Histories in which each instant was worked out by hand; in the order of their years, because the clock goes on. */
describe('the rules of time, to the letter', () => {
  let app: TestApp;
  let scene: Scene;

  beforeAll(async () => {
    app = await startTestApp({ now: '2011-12-30T00:00:00Z' });
  });
  afterEach(() => scene.end());
  afterAll(() => app.stop());

  const begin = async (at: string, options: SceneOptions = {}) => {
    scene = await Scene.begin(app, at, options);
  };

  it('all that is due by an opening is judged together there: what is withheld frees the rest (8)', async () => {
    const policy = { undecided: { everyBusinessDays: 17, notes: 3 }, silentAfterDays: 30 };
    await begin('2011-12-30T01:06:00Z', { zone: 'America/New_York', jobZone: 'Australia/Lord_Howe', policy });
    await scene.set('2012-01-17');
    await scene.until('2012-01-26T20:23:00Z');
    const next = await scene.set('2012-02-09', { milestone: 'NEXT_STEP' });
    await scene.until('2012-01-26T20:34:00Z');
    await scene.hold(next, '2012-02-14');
    await scene.until('2012-02-13T15:00:00Z');
    expect((await scene.told()).filter((line) => line.startsWith('2012-02-13T'))).toEqual([
      '2012-02-13T14:00Z TIMELINE_RESUMED (DATE_PASSED)',
      '2012-02-13T14:00Z STILL_UNDECIDED',
      '2012-02-13T14:00Z TIMELINE_PASSED',
    ]);
    const { rows } = await scene.owner.query(
      "SELECT count(DISTINCT message_id)::int AS messages FROM notifications WHERE application_id = $1 AND at = '2012-02-13T14:00Z' AND decision = 'SEND'",
      [scene.applicationId],
    );
    expect(rows).toEqual([{ messages: 1 }]);
  });

  it('a hold of the job is the job’s when the date was moved meanwhile (14)', async () => {
    await begin('2024-12-03T19:00:00Z');
    const timeline = await scene.interviewed('2024-12-03T19:19:00Z');
    await scene.until('2024-12-06T22:49:00Z');
    await scene.org.mutate('updateJob', { jobId: scene.jobId, status: 'ON_HOLD', holdUntil: '2024-12-13' });
    await scene.until('2024-12-07T15:12:00Z');
    await scene.move(timeline, '2024-12-25');
    await scene.until('2024-12-10T00:49:00Z');
    await scene.org.mutate('updateJob', { jobId: scene.jobId, status: 'OPEN' });
    await scene.until('2024-12-16T00:00:00Z');
    expect((await scene.told()).at(-1)).toBe('2024-12-10T08:00Z TIMELINE_RESUMED');
  });

  it('a precision that was changed and changed back confirms nothing (4)', async () => {
    await begin('2025-12-22T10:54:00Z');
    const timeline = await scene.set('2025-12-26');
    await scene.until('2025-12-22T18:30:00Z');
    await scene.move(timeline, '2025-12-28', { precision: 'WEEK' });
    await scene.until('2025-12-22T18:37:00Z');
    await scene.move(timeline, '2025-12-26');
    await scene.until('2025-12-24T00:00:00Z');
    expect(await scene.told()).toEqual([
      '2025-12-22T11:04Z TIMELINE_SET',
      '2025-12-23T08:00Z TIMELINE_RECONFIRMED (UNCHANGED)',
    ]);
    expect(scene.mails()).toHaveLength(1);
  });

  it('what would be withheld does not wait for the cap (4)', async () => {
    await begin('2025-12-22T10:00:00Z');
    const timeline = await scene.set('2025-12-26');
    await scene.until('2025-12-22T11:00:00Z');
    await scene.move(timeline, '2025-12-30');
    await scene.until('2025-12-22T12:00:00Z');
    await scene.move(timeline, '2025-12-26');
    await scene.until('2025-12-24T00:00:00Z');
    expect(await scene.told()).toEqual([
      '2025-12-22T10:10Z TIMELINE_SET',
      '2025-12-22T12:10Z TIMELINE_ADVANCED (UNCHANGED)',
    ]);
  });

  it('an outcome is not told after the promise of any open timeline (9)', async () => {
    await begin('2025-12-23T20:39:00Z');
    const timeline = await scene.set('2025-12-24');
    await scene.until('2025-12-24T11:08:00Z');
    await scene.move(timeline, '2026-01-11');
    await scene.until('2025-12-28T18:29:00Z');
    await scene.set('2025-12-29', { milestone: 'NEXT_STEP' });
    await scene.until('2026-01-10T19:06:00Z');
    await scene.org.mutate('recordDecision', {
      applicationId: scene.applicationId,
      outcome: 'HIRED',
      tellCandidate: 'BY_POLICY',
    });
    await scene.until('2026-01-13T00:00:00Z');
    expect((await scene.told()).at(-1)).toBe('2026-01-10T19:06Z OUTCOME_HIRED');
  });

  it('a rung survives a second hold that began before any digest (14)', async () => {
    await begin('2025-12-23T09:42:00Z', { closedDays: ['2026-01-09'] });
    const timeline = await scene.set('2025-12-28');
    await scene.until('2025-12-26T22:52:00Z');
    await scene.move(timeline, '2026-01-01');
    await scene.until('2026-01-03T03:49:00Z');
    await scene.hold(timeline, '2026-01-09');
    await scene.until('2026-01-09T08:46:00Z');
    await scene.hold(timeline, '2026-02-05');
    await scene.until('2026-02-06T00:00:00Z');
    expect((await scene.asked('OVERDUE', 'ESCALATED')).at(-1)).toBe('2026-02-05 ESCALATED 3');
  });

  it('a hold confirms nothing: the recruiter is asked when it is over, and only then it is told (13)', async () => {
    await begin('2026-03-09T04:00:00Z');
    const timeline = await scene.interviewed('2026-03-09T04:38:00Z');
    await scene.until('2026-03-09T04:44:00Z');
    await scene.hold(timeline, '2026-03-11');
    await scene.until('2026-03-14T00:00:00Z');
    expect(await scene.asked('CONFIRM_DATE')).toEqual(['2026-03-11 CONFIRM_DATE']);
    expect(await scene.told()).toEqual(['2026-03-13T08:00Z TIMELINE_SET']);
  });

  it('an interview that is recorded late is asked about, and lies ahead (13)', async () => {
    await begin('2026-03-19T09:00:00Z');
    await scene.interviewed('2026-03-19T10:00:00Z', '2026-03-10T10:00:00Z');
    await scene.until('2026-03-25T00:00:00Z');
    expect(await scene.asked('CONFIRM_DATE')).toEqual(['2026-03-20 CONFIRM_DATE']);
    // Thursday + 2 bd is Monday: it is over when Friday's asking + 1 bd is.
    expect(await scene.told()).toEqual(['2026-03-24T08:00Z TIMELINE_SET (DATE_PASSED)']);
  });

  it('that a call is needed is told once per touch, whatever the calendar becomes (6)', async () => {
    const policy = { undecided: { everyBusinessDays: 5, notes: 3 } };
    await begin('2026-03-31T22:46:00Z', { policy, closedDays: ['2026-05-01'] });
    await scene.set('2026-04-01');
    await scene.until('2026-05-07T02:13:00Z');
    const before = await scene.asked('CALL_NEEDED');
    expect(before).toHaveLength(1);
    await scene.change('updateOrganization', { closedDays: [] });
    await scene.until('2026-05-09T00:00:00Z');
    expect(await scene.asked('CALL_NEEDED')).toEqual(before);
  });

  it('of decisions made one after the other before any was told, the last is told (9)', async () => {
    await begin('2026-06-01T20:00:00Z');
    await scene.set('2026-06-04', { alreadyTold: true });
    for (const outcome of ['ADVANCED', 'ADVANCED', 'REJECTED']) {
      await scene.decide({ outcome });
      await scene.until(app.clock.now.add({ minutes: 5 }).toString());
    }
    await scene.until('2026-06-09T00:00:00Z');
    expect((await scene.told()).filter((line) => line.includes('OUTCOME'))).toEqual([
      '2026-06-01T20:05Z OUTCOME_ADVANCED (SUPERSEDED)',
      '2026-06-01T20:10Z OUTCOME_ADVANCED (SUPERSEDED)',
      '2026-06-02T07:00Z OUTCOME_REJECTED',
    ]);
  });
});
