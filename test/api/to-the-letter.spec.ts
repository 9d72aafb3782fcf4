import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { failureReport } from '../../src/delivery/bounce/reading/report.js';
import { BouncesService } from '../../src/delivery/index.js';
import { Digests } from '../../src/notifications/digest/digests.js';
import { defaultPolicy, type Policy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// Whatever next happens by itself; a queue entry that is to run at once starts when it was made, by the real clock.
const nextSql = `
  SELECT least(
    (SELECT min(next_action_at) FROM timelines WHERE organization_id = $2 AND next_action_at > $1),
    (SELECT min(next_at) FROM digest_schedules WHERE organization_id = $2 AND next_at > $1),
    (SELECT min(start_after) FROM pgboss.job WHERE state < 'active' AND name NOT LIKE '%.dead' AND name NOT LIKE '\\_\\_%'
      AND start_after <> created_on AND start_after > $1 AND data::text LIKE '%' || $2::text || '%')) AS at`;

interface Scene {
  readonly zone?: string;
  readonly candidateZone?: string | null;
  readonly jobZone?: string | null;
  readonly policy?: Partial<Policy>;
  readonly closedDays?: readonly string[];
}

/** Histories in which each instant was worked out by hand; in the order of their years, because the clock goes on. */
describe('the rules of time, to the letter', () => {
  let app: TestApp;
  let org: TestOrganization;
  let owner: pg.Client;
  let applicationId: string;
  let jobId: string;
  let candidateId: string;
  let address: string;
  let recruiter: string;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: '2011-12-30T00:00:00Z' });
    owner = new pg.Client({ connectionString: app.database.superuserUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  /** An organization without public holidays, one candidate of its, and a recruiter whose mails are told apart. */
  const begin = async (at: string, { zone = 'Europe/Berlin', policy = {}, closedDays = [], ...zones }: Scene = {}) => {
    app.clock.set(at);
    count += 1;
    org = await app.organization({
      timeZone: zone,
      country: 'AQ',
      policy: { ...defaultPolicy, ...policy } as Policy,
    });
    address = `letter-${count}@example.test`;
    recruiter = `rita-${count}@northwind.test`;
    const rita = { fullName: 'Rita Brandt', email: recruiter, role: 'RECRUITER' };
    const { id: recruiterId } = await org.mutate('inviteMember', rita);
    if (closedDays.length > 0) await change('updateOrganization', { closedDays });
    const made = await org.application({
      job: { timeZone: zones.jobZone ?? null, recruiterId },
      candidate: { email: address, timeZone: zones.candidateZone ?? null },
    });
    ({ id: applicationId, jobId, candidateId } = made);
  };
  const change = async (name: string, input: Record<string, unknown>) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await org.graphql(
      `mutation($input: ${type}!) { ${name}(input: $input) { __typename ... on Problem { code message path } } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data[name];
  };
  const settle = async () => {
    await app.app.get(Digests).run();
    await app.settle();
  };
  /** Goes on to an instant, and stops wherever something happens by itself. */
  const until = async (instant: string) => {
    await settle();
    for (;;) {
      const { rows } = await owner.query<{ at: Date | null }>(nextSql, [app.clock.now.toString(), org.id]);
      const next = rows[0]?.at?.toISOString() ?? null;
      if (next === null || Temporal.Instant.compare(next, instant) > 0) break;
      app.clock.set(next);
      await settle();
    }
    app.clock.set(instant);
  };
  const set = async (decisionDate: string, more: object = {}) =>
    (await org.mutate('setTimeline', { applicationId, decisionDate, ...more })).id as string;
  const move = (timelineId: string, decisionDate: string, more: object = {}) =>
    org.mutate('moveDecisionDate', { timelineId, decisionDate, reason: 'OTHER', ...more });
  const hold = (timelineId: string, to: string) =>
    org.mutate('holdTimeline', { timelineId, until: to, reason: 'OTHER' });
  const interviewed = async (at: string, completedAt = at) => {
    await until(at);
    const took = { title: 'Panel', status: 'COMPLETED', scheduledAt: completedAt, completedAt };
    expect(await org.mutate('recordInterview', { applicationId, ...took })).toMatchObject({ __typename: 'Interview' });
    return await timelineId();
  };
  const timelineId = async () => {
    const { rows } = await owner.query('SELECT id FROM timelines WHERE application_id = $1 AND closed_at IS NULL', [
      applicationId,
    ]);
    return rows[0].id as string;
  };
  /** What the candidate was told, or not: `instant kind`, or `instant kind (reason)`. */
  const told = async () => {
    const { rows } = await owner.query<{ at: Date; kind: string; because: string | null }>(
      `SELECT at, kind, withheld_because AS because FROM notifications
       WHERE application_id = $1 AND recipient = 'CANDIDATE' ORDER BY id`,
      [applicationId],
    );
    return rows.map(({ at, kind, because }) => {
      const instant = at.toISOString().replace(':00.000Z', 'Z');
      return because === null ? `${instant} ${kind}` : `${instant} ${kind} (${because})`;
    });
  };
  /** What members were told: `day kind`, with the rung of a reminder. */
  const asked = async (...kinds: string[]) => {
    const { rows } = await owner.query<{ at: Date; kind: string; rung: number | null }>(
      `SELECT at, kind, rung FROM notifications WHERE application_id = $1 AND recipient = 'MEMBER' AND kind = ANY($2) ORDER BY id`,
      [applicationId, kinds],
    );
    return rows.map(
      ({ at, kind, rung }) => `${at.toISOString().slice(0, 10)} ${kind}${rung === null ? '' : ` ${rung}`}`,
    );
  };
  const mails = () =>
    app.mail.received.filter((mail) => mail.envelope.to.includes(address)).map(({ parsed }) => parsed.subject);

  it('all that is due by an opening is judged together there: what is withheld frees the rest (8)', async () => {
    const policy = { undecided: { everyBusinessDays: 17, notes: 3 }, silentAfterDays: 30 };
    await begin('2011-12-30T01:06:00Z', { zone: 'America/New_York', jobZone: 'Australia/Lord_Howe', policy });
    await set('2012-01-17');
    await until('2012-01-26T20:23:00Z');
    const next = await set('2012-02-09', { milestone: 'NEXT_STEP' });
    await until('2012-01-26T20:34:00Z');
    await hold(next, '2012-02-14');
    await until('2012-02-13T15:00:00Z');
    expect((await told()).filter((line) => line.startsWith('2012-02-13T'))).toEqual([
      '2012-02-13T14:00Z TIMELINE_RESUMED (DATE_PASSED)',
      '2012-02-13T14:00Z STILL_UNDECIDED',
      '2012-02-13T14:00Z TIMELINE_PASSED',
    ]);
    const { rows } = await owner.query(
      "SELECT count(DISTINCT message_id)::int AS messages FROM notifications WHERE application_id = $1 AND at = '2012-02-13T14:00Z' AND decision = 'SEND'",
      [applicationId],
    );
    expect(rows).toEqual([{ messages: 1 }]);
  });

  it('a hold of the job is the job’s when the date was moved meanwhile (14)', async () => {
    await begin('2024-12-03T19:00:00Z');
    const timeline = await interviewed('2024-12-03T19:19:00Z');
    await until('2024-12-06T22:49:00Z');
    await org.mutate('updateJob', { jobId, status: 'ON_HOLD', holdUntil: '2024-12-13' });
    await until('2024-12-07T15:12:00Z');
    await move(timeline, '2024-12-25');
    await until('2024-12-10T00:49:00Z');
    await org.mutate('updateJob', { jobId, status: 'OPEN' });
    await until('2024-12-16T00:00:00Z');
    expect((await told()).at(-1)).toBe('2024-12-10T08:00Z TIMELINE_RESUMED');
  });

  it('a precision that was changed and changed back confirms nothing (4)', async () => {
    await begin('2025-12-22T10:54:00Z');
    const timeline = await set('2025-12-26');
    await until('2025-12-22T18:30:00Z');
    await move(timeline, '2025-12-28', { precision: 'WEEK' });
    await until('2025-12-22T18:37:00Z');
    await move(timeline, '2025-12-26');
    await until('2025-12-24T00:00:00Z');
    expect(await told()).toEqual([
      '2025-12-22T11:04Z TIMELINE_SET',
      '2025-12-23T08:00Z TIMELINE_RECONFIRMED (UNCHANGED)',
    ]);
    expect(mails()).toHaveLength(1);
  });

  it('what would be withheld does not wait for the cap (4)', async () => {
    await begin('2025-12-22T10:00:00Z');
    const timeline = await set('2025-12-26');
    await until('2025-12-22T11:00:00Z');
    await move(timeline, '2025-12-30');
    await until('2025-12-22T12:00:00Z');
    await move(timeline, '2025-12-26');
    await until('2025-12-24T00:00:00Z');
    expect(await told()).toEqual(['2025-12-22T10:10Z TIMELINE_SET', '2025-12-22T12:10Z TIMELINE_ADVANCED (UNCHANGED)']);
  });

  it('an outcome is not told after the promise of any open timeline (9)', async () => {
    await begin('2025-12-23T20:39:00Z');
    const timeline = await set('2025-12-24');
    await until('2025-12-24T11:08:00Z');
    await move(timeline, '2026-01-11');
    await until('2025-12-28T18:29:00Z');
    await set('2025-12-29', { milestone: 'NEXT_STEP' });
    await until('2026-01-10T19:06:00Z');
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED', tellCandidate: 'BY_POLICY' });
    await until('2026-01-13T00:00:00Z');
    expect((await told()).at(-1)).toBe('2026-01-10T19:06Z OUTCOME_HIRED');
  });

  it('a rung survives a second hold that began before any digest (14)', async () => {
    await begin('2025-12-23T09:42:00Z', { closedDays: ['2026-01-09'] });
    const timeline = await set('2025-12-28');
    await until('2025-12-26T22:52:00Z');
    await move(timeline, '2026-01-01');
    await until('2026-01-03T03:49:00Z');
    await hold(timeline, '2026-01-09');
    await until('2026-01-09T08:46:00Z');
    await hold(timeline, '2026-02-05');
    await until('2026-02-06T00:00:00Z');
    expect((await asked('OVERDUE', 'ESCALATED')).at(-1)).toBe('2026-02-05 ESCALATED 3');
  });

  it('a hold confirms nothing: the recruiter is asked when it is over, and only then it is told (13)', async () => {
    await begin('2026-03-09T04:00:00Z');
    const timeline = await interviewed('2026-03-09T04:38:00Z');
    await until('2026-03-09T04:44:00Z');
    await hold(timeline, '2026-03-11');
    await until('2026-03-14T00:00:00Z');
    expect(await asked('CONFIRM_DATE')).toEqual(['2026-03-11 CONFIRM_DATE']);
    expect(await told()).toEqual(['2026-03-13T08:00Z TIMELINE_SET']);
  });

  it('an interview that is recorded late is asked about, and lies ahead (13)', async () => {
    await begin('2026-03-19T09:00:00Z');
    await interviewed('2026-03-19T10:00:00Z', '2026-03-10T10:00:00Z');
    await until('2026-03-25T00:00:00Z');
    expect(await asked('CONFIRM_DATE')).toEqual(['2026-03-20 CONFIRM_DATE']);
    // Thursday + 2 bd is Monday: it is over when Friday's asking + 1 bd is.
    expect(await told()).toEqual(['2026-03-24T08:00Z TIMELINE_SET (DATE_PASSED)']);
  });

  it('that a call is needed is told once per touch, whatever the calendar becomes (6)', async () => {
    const policy = { undecided: { everyBusinessDays: 5, notes: 3 } };
    await begin('2026-03-31T22:46:00Z', { policy, closedDays: ['2026-05-01'] });
    await set('2026-04-01');
    await until('2026-05-07T02:13:00Z');
    const before = await asked('CALL_NEEDED');
    expect(before).toHaveLength(1);
    await change('updateOrganization', { closedDays: [] });
    await until('2026-05-09T00:00:00Z');
    expect(await asked('CALL_NEEDED')).toEqual(before);
  });

  it('an unconfirmed date is told by the zone that holds then (18)', async () => {
    await begin('2026-05-26T22:00:00Z');
    await interviewed('2026-05-26T22:04:00Z');
    await until('2026-05-27T11:07:00Z');
    await change('updateOrganization', { timeZone: 'Pacific/Apia' });
    await until('2026-05-29T12:00:00Z');
    expect(await told()).toEqual(['2026-05-28T20:00Z TIMELINE_SET']);
  });

  it('an outcome that waits goes with its candidate to another zone (18)', async () => {
    await begin('2026-06-01T13:00:00Z', { zone: 'America/New_York' });
    await org.mutate('recordDecision', {
      applicationId,
      outcome: 'REJECTED',
      tellCandidate: 'LATER',
      tellOn: '2026-06-03',
    });
    await until('2026-06-02T13:00:00Z');
    await org.mutate('updateCandidate', { candidateId, timeZone: 'Asia/Tokyo' });
    await until('2026-06-05T00:00:00Z');
    expect(await told()).toEqual(['2026-06-03T00:00Z OUTCOME_REJECTED']);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['zone', 'updateOrganization', { timeZone: 'Asia/Tokyo' }],
    ['calendar', 'updateOrganization', { closedDays: ['2026-06-10'] }],
    ['policy', 'updatePolicy', { rules: { sendingWindow: { opens: '12:00', closes: '13:00' } } }],
  ])('an outcome that waits is reckoned anew when the %s changes (18)', async (what, name, input) => {
    await begin('2026-06-08T09:00:00Z');
    await org.mutate('recordDecision', {
      applicationId,
      outcome: 'REJECTED',
      tellCandidate: 'LATER',
      tellOn: '2026-06-10',
    });
    await until('2026-06-08T10:00:00Z');
    expect((await change(name, input)).code).toBeUndefined();
    await until('2026-06-12T00:00:00Z');
    const expected = { zone: '2026-06-10T00:00Z', calendar: '2026-06-11T07:00Z', policy: '2026-06-10T10:00Z' }[what];
    expect(await told()).toEqual([`${expected} OUTCOME_REJECTED`]);
  });

  it('a correction after all is closed is told where the candidate lives now (9)', async () => {
    await begin('2026-07-06T08:00:00Z');
    await set('2026-07-10', { alreadyTold: true });
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
    await until('2026-07-07T08:00:00Z');
    await org.mutate('updateCandidate', { candidateId, timeZone: 'America/Los_Angeles' });
    await until('2026-07-08T08:00:00Z');
    await org.mutate('correctDecision', { applicationId, outcome: 'HIRED', tellCandidate: 'BY_POLICY' });
    await until('2026-07-09T08:00:00Z');
    expect((await told()).at(-1)).toBe('2026-07-08T16:00Z OUTCOME_HIRED');
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    ['withdrawal', 'withdrawApplication', { as: 'WITHDRAWN' }, 'CANCELLED'],
    ['correction', 'correctDecision', { outcome: 'HIRED', tellCandidate: 'NOW' }, 'SUPERSEDED'],
    ['reopening', 'reopenApplication', {}, 'SUPERSEDED'],
  ])('an outcome that falls away by %s leaves a record (17)', async (_how, name, input, because) => {
    await begin('2026-08-03T08:00:00Z');
    const later = { tellCandidate: 'LATER', tellOn: '2026-08-06' };
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', ...later });
    await until('2026-08-04T08:00:00Z');
    expect(await org.mutate(name, { applicationId, ...input })).toMatchObject({ __typename: 'Application' });
    await until('2026-08-08T00:00:00Z');
    expect(await told()).toContain(`2026-08-04T08:00Z OUTCOME_REJECTED (${because})`);
    expect((await told()).filter((line) => line.includes('REJECTED'))).toHaveLength(1);
  });

  it('whoever was erased is left in peace (10)', async () => {
    await begin('2026-09-01T08:00:00Z');
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
    await until('2026-09-01T09:00:00Z');
    const { rows } = await owner.query<{ id: string }>(
      "SELECT message_id AS id FROM notifications WHERE application_id = $1 AND recipient = 'CANDIDATE'",
      [applicationId],
    );
    expect(await org.mutate('eraseCandidate', { candidateId })).toMatchObject({ __typename: 'Candidate' });
    const full = failureReport('MAILBOX_FULL', { answer: '452 4.2.2 full', text: null });
    await app.app.get(BouncesService, { strict: false }).take(rows[0]?.id ?? '', full);
    await until('2026-09-09T00:00:00Z');
    expect(await asked('UNTOLD_DECISION', 'CANDIDATE_UNREACHABLE', 'CALL_NEEDED')).toEqual([]);
    const acts: [string, Record<string, unknown>][] = [
      ['correctDecision', { outcome: 'HIRED', tellCandidate: 'NOW' }],
      ['reopenApplication', {}],
      ['logContact', { channel: 'PHONE' }],
      ['withdrawApplication', { as: 'WITHDRAWN' }],
    ];
    for (const [name, input] of acts)
      expect(await org.mutate(name, { applicationId, ...input })).toMatchObject({ code: 'CANDIDATE_ERASED' });
  });
});
