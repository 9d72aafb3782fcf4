import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { startTestApp, type TestApp } from '../../../test/support/test-app.js';
import type { TestOrganization } from '../../../test/support/test-organization.js';
import { runCommand } from '../../cli/run-command.js';
import { retentionEnd } from './past-retention.js';
import { Retention } from './retention.js';

// Decided on the first, at ten in the morning in Berlin; kept for thirty days, until the end of the thirty-first.
const start = '2026-12-01T09:00:00Z';
const stillKept = '2026-12-31T22:59:59.999Z';
const past = '2026-12-31T23:00:00Z';

describe('the end of a retention', () => {
  it.each([
    ['2026-12-31T22:59:59.999Z', 30, 'Europe/Berlin', '2026-11-30T23:00:00Z'],
    ['2026-12-31T23:00:00Z', 30, 'Europe/Berlin', '2026-12-01T23:00:00Z'],
    // A day of 25 hours lies between.
    ['2026-10-26T12:00:00Z', 1, 'Europe/Berlin', '2026-10-24T22:00:00Z'],
    ['2026-10-26T12:00:00Z', 365, 'Asia/Tokyo', '2025-10-25T15:00:00Z'],
  ])('seen at %s with %i days in %s is %s', (now, days, zone, end) => {
    expect(retentionEnd(Temporal.Instant.from(now), days, zone).toString()).toBe(end);
  });
});

describe('the retention of an organization', () => {
  let app: TestApp;
  let org: TestOrganization;
  let owner: pg.Client;
  let retention: Retention;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
    retention = app.app.get(Retention);
    owner = new pg.Client({ connectionString: app.database.superuserUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });
  beforeEach(async () => {
    app.clock.set(start);
    org = await app.organization();
  });

  const keepFor = async (retentionDays: number | null) => {
    const { data } = await org.graphql(
      'mutation($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { ... on Organization { retentionDays } ... on Problem { code path } } }',
      { input: { retentionDays } },
    );
    return data.updateOrganization;
  };
  const decided = async () => {
    const application = await org.application();
    await org.mutate('recordDecision', {
      applicationId: application.id,
      outcome: 'REJECTED',
      tellCandidate: 'ALREADY_TOLD',
    });
    return application;
  };
  const erased = async () => {
    const { rows } = await owner.query(
      'SELECT id FROM candidates WHERE organization_id = $1 AND erased_at IS NOT NULL ORDER BY id',
      [org.id],
    );
    return rows.map((row) => row.id as string);
  };

  it('erases a candidate once the last day is over, and not before; and once', async () => {
    await keepFor(30);
    const { candidateId } = await decided();
    app.clock.set(stillKept);
    expect(await retention.run()).toBe(0);
    app.clock.set(past);
    expect(await retention.run()).toBe(1);
    expect(await erased()).toEqual([candidateId]);
    expect(await retention.run()).toBe(0);
  });

  it('erases each candidate once when three workers look at once, one batch after the other', async () => {
    await keepFor(30);
    const { candidateId } = await decided();
    await owner.query(
      `INSERT INTO candidates (organization_id, id, full_name, email, created_at, updated_at)
       SELECT organization_id, gen_random_uuid(), 'Copy ' || n, 'copy@example.test', created_at, updated_at
       FROM candidates, generate_series(1, 120) n WHERE id = $1`,
      [candidateId],
    );
    app.clock.set(past);
    const counts = await Promise.all([retention.run(), retention.run(), retention.run()]);
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(121);
    expect(await erased()).toHaveLength(121);
    const { rows } = await owner.query(
      `SELECT count(*)::int AS entries, count(DISTINCT subject_id)::int AS candidates FROM audit_entries
       WHERE organization_id = $1 AND action = 'retention' AND actor_kind = 'SYSTEM'`,
      [org.id],
    );
    expect(rows).toEqual([{ entries: 121, candidates: 121 }]);
  });

  it('keeps whoever has an application that is active, or that ended later, and whoever was made later', async () => {
    await keepFor(30);
    const active = await decided();
    const { id: jobId } = await org.mutate('createJob', { title: 'Chef' });
    await org.mutate('createApplication', { jobId, candidateId: active.candidateId, stage: 'New' });
    const later = await decided();
    const alone = await org.mutate('createCandidate', { fullName: 'Bo', email: 'bo@example.test' });
    app.clock.set('2026-12-15T09:00:00Z');
    const again = await org.mutate('createApplication', { jobId, candidateId: later.candidateId, stage: 'New' });
    await org.mutate('recordDecision', { applicationId: again.id, outcome: 'REJECTED', tellCandidate: 'ALREADY_TOLD' });
    await org.mutate('createCandidate', { fullName: 'Cy', email: 'cy@example.test' });
    app.clock.set(past);
    await retention.run();
    expect(await erased()).toEqual([alone.id]);
    app.clock.set('2027-01-15T09:00:00Z');
    await retention.run();
    expect(await erased()).not.toContain(active.candidateId);
    expect(await erased()).toHaveLength(3);
  });

  it('goes by the last change of an application of which it is not known when it ended', async () => {
    await keepFor(30);
    const { id } = await decided();
    await owner.query(`SELECT set_config('app.now', '2026-12-05T09:00:00Z', false)`);
    await owner.query('UPDATE applications SET ended_at = NULL WHERE id = $1', [id]);
    await owner.query('RESET app.now');
    app.clock.set(past);
    expect(await retention.run()).toBe(0);
    app.clock.set('2027-01-05T09:00:00Z');
    expect(await retention.run()).toBe(1);
  });

  it('is none unless the organization sets one, and touches no other organization', async () => {
    const other = await app.organization();
    await decided();
    expect(await keepFor(0)).toEqual({ code: 'INVALID_INPUT', path: ['input', 'retentionDays'] });
    app.clock.set('2028-12-01T09:00:00Z');
    expect(await retention.run()).toBe(0);
    expect(await keepFor(30)).toEqual({ retentionDays: 30 });
    expect(await keepFor(null)).toEqual({ retentionDays: null });
    expect(await retention.run()).toBe(0);
    await other.graphql('mutation { updateOrganization(input: {retentionDays: 30}) { ... on Organization { id } } }');
    expect(await retention.run()).toBe(0);
    expect(await erased()).toEqual([]);
  });

  it('lets nobody else wait for a candidate who cannot be erased', async () => {
    await keepFor(30);
    const one = await decided();
    const two = await decided();
    await owner.query(`CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.id = '${one.candidateId}' THEN RAISE 'not this one'; END IF; RETURN NEW; END $$`);
    await owner.query('CREATE TRIGGER planted BEFORE UPDATE ON candidates FOR EACH ROW EXECUTE FUNCTION planted()');
    app.clock.set(past);
    expect(await retention.run()).toBe(1);
    await owner.query('DROP FUNCTION planted CASCADE');
    expect(await erased()).toEqual([two.candidateId]);
    expect(await retention.run()).toBe(1);
  });

  it('is told beforehand to who administers the organization', async () => {
    const { candidateId } = await decided();
    await org.application();
    app.clock.set(past);
    const ask = async (organization: TestOrganization, days: number) =>
      (await organization.graphql(`{ candidatesPastRetention(days: ${days}) { nodes { id } totalCount } }`)).data
        ?.candidatesPastRetention;
    expect(await ask(org, 30)).toEqual({ nodes: [{ id: candidateId }], totalCount: 1 });
    expect(await ask(org, 31)).toEqual({ nodes: [], totalCount: 0 });
    const reader = await app.organization({ scopes: ['reads', 'candidates:erase'] });
    expect(await ask(reader, 30)).toBeUndefined();
    expect(await erased()).toEqual([]);
  });

  describe('by the command', () => {
    const run = async (...args: string[]) => {
      const out: string[] = [];
      const err: string[] = [];
      const env = { DATABASE_URL: app.database.serviceUrl, SMTP_URL: app.mail.url };
      const code = await runCommand(['retention', ...args], env, {
        out: (line) => void out.push(line),
        err: (line) => void err.push(line),
      });
      return { code, err: err.join('\n'), answer: out.length === 0 ? null : JSON.parse(out.join('')) };
    };

    it('is only told with --dry-run, and applied without', async () => {
      const { candidateId } = await decided();
      // The command goes by the real clock: what is decided was decided long before.
      for (const table of ['candidates', 'applications'])
        await owner.query(`UPDATE ${table} SET created_at = '2020-01-01' WHERE organization_id = $1`, [org.id]);
      await owner.query(`UPDATE applications SET ended_at = '2020-01-02' WHERE organization_id = $1`, [org.id]);
      const asked = ['--organization', org.id];
      expect(await run(...asked, '--dry-run')).toEqual({
        code: 0,
        err: '',
        answer: { organizationId: org.id, dryRun: true, count: 0, days: null, candidateIds: [] },
      });
      expect((await run(...asked, '--dry-run', '--days', '30')).answer).toMatchObject({
        count: 1,
        days: 30,
        candidateIds: [candidateId],
      });
      expect((await run(...asked)).answer).toMatchObject({ dryRun: false, count: 0, days: null });
      expect(await erased()).toEqual([]);
      await keepFor(30);
      expect((await run(...asked, '--dry-run')).answer).toMatchObject({ count: 1, days: 30 });
      expect(await erased()).toEqual([]);
      expect((await run(...asked)).answer).toMatchObject({ dryRun: false, count: 1, candidateIds: [candidateId] });
      expect(await erased()).toEqual([candidateId]);
    });

    it.each([
      [[], 2, /--organization/],
      [['--organization', 'acme'], 2, /an id is a UUID/],
      [['--organization', '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a'], 1, /no such organization/],
      [['--organization', '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a', '--days', '3'], 2, /goes with --dry-run/],
      [['--organization', '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a', '--dry-run', '--days', '0'], 2, /days are 1 to 3650/],
    ])('is refused with %j', async (args, code, says) => {
      expect(await run(...args)).toMatchObject({ code, err: expect.stringMatching(says) });
    });
  });
});
