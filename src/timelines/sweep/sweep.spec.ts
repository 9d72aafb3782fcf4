import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { startTestApp, type TestApp } from '../../../test/support/test-app.js';
import type { TestOrganization } from '../../../test/support/test-organization.js';
import { StatementBatch } from '../../platform/wire/statement-batch.js';
import { dueClause } from '../timeline/timeline-store.js';
import { Sweep } from './sweep.js';

const start = '2026-12-01T09:00:00Z';

describe('the sweep', () => {
  let app: TestApp;
  let org: TestOrganization;
  let owner: pg.Client;
  let sweep: Sweep;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
    org = await app.organization();
    sweep = app.app.get(Sweep);
    owner = new pg.Client({ connectionString: app.database.superuserUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });
  beforeEach(() => app.clock.set(start));

  const promised = async () => {
    const { id } = await org.application();
    const timeline = await org.mutate('setTimeline', {
      applicationId: id,
      decisionDate: '2026-12-04',
      alreadyTold: true,
    });
    return timeline.id as string;
  };
  const slipsOf = async (...timelineIds: string[]) => {
    const { rows } = await owner.query(
      'SELECT timeline_id, kind, at FROM slips WHERE timeline_id = ANY($1) ORDER BY timeline_id',
      [timelineIds],
    );
    return rows;
  };

  it('does nothing before the instant, and once at it', async () => {
    const id = await promised();
    app.clock.set('2026-12-04T22:59:59.999Z');
    expect(await sweep.run()).toBe(0);
    expect(await slipsOf(id)).toEqual([]);
    app.clock.set('2026-12-04T23:00:00Z');
    expect(await sweep.run()).toBe(1);
    expect(await sweep.run()).toBe(0);
    expect(await slipsOf(id)).toEqual([{ timeline_id: id, kind: 'PASSED', at: new Date('2026-12-04T23:00:00Z') }]);
  });

  it('writes one slip each when three sweeps run at once after six hours in which none ran', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, promised));
    app.clock.set('2026-12-05T05:00:00Z');
    const advanced = await Promise.all([sweep.run(), sweep.run(), sweep.run()]);
    expect(advanced.reduce((sum, each) => sum + each, 0)).toBe(20);
    expect(await slipsOf(...ids)).toHaveLength(20);
  });

  it('claims in one round trip, and writes and commits in another, what is queued with it', async () => {
    // Both are due then: that the promise broke, and that the candidate is told so.
    const passed = '2026-12-08T08:00:00Z';
    app.clock.set(passed);
    await sweep.run();
    app.clock.set(start);
    const id = await promised();
    app.clock.set(passed);
    const query = jest.spyOn(pg.Client.prototype, 'query');
    expect(await sweep.run()).toBe(1);
    const batches = query.mock.calls.flatMap(([asked]: unknown[]) => (asked instanceof StatementBatch ? [asked] : []));
    query.mockRestore();
    const isAbout = (text: string) =>
      /BEGIN|set_config|pgboss|timelines|slips|domain_events|policies|COMMIT/.exec(text)?.[0];
    expect(batches.map(({ statements }) => statements.map(({ text }) => isAbout(text)))).toEqual([
      ['BEGIN', 'set_config', 'timelines', 'policies'],
      ['timelines', 'slips', 'domain_events', 'pgboss', 'COMMIT'],
    ]);
    expect(await slipsOf(id)).toHaveLength(1);
  });

  it('leaves no timeline behind because another one of its organization cannot be advanced', async () => {
    const [bad = '', ...good] = await Promise.all(Array.from({ length: 3 }, promised));
    await owner.query("UPDATE timelines SET zone = 'Nowhere/Nothing' WHERE id = $1", [bad]);
    app.clock.set('2026-12-04T23:00:00Z');
    expect(await sweep.run()).toBe(2);
    expect(await slipsOf(...good)).toHaveLength(2);
    await owner.query(
      "UPDATE timelines SET zone = 'Europe/Berlin', next_action_at = NULL, next_action_kind = NULL WHERE id = $1",
      [bad],
    );
  });

  it('takes up what a worker had claimed that was killed, once its lease has run out', async () => {
    const id = await promised();
    await owner.query("UPDATE timelines SET claimed_until = '2026-12-04T23:00:30Z' WHERE id = $1", [id]);
    app.clock.set('2026-12-04T23:00:29Z');
    expect(await sweep.run()).toBe(0);
    app.clock.set('2026-12-04T23:00:30Z');
    expect(await sweep.run()).toBe(1);
  });

  it('advances a backlog of one organization, more than go together and than are claimed at once', async () => {
    const id = await promised();
    const backlog = 2_600;
    const copied = async (table: string, own: Readonly<Record<string, string>>) => {
      const { rows } = await owner.query<{ name: string }>(
        'SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped',
        [table],
      );
      const columns = rows.map(({ name }) => name);
      await owner.query(
        `INSERT INTO ${table} (${columns.join(', ')})
         SELECT ${columns.map((name) => own[name] ?? name).join(', ')} FROM ${table}, generate_series(1, $2::int) n
         WHERE ${table === 'timelines' ? 'id' : 'timeline_id'} = $1`,
        [id, backlog - 1],
      );
    };
    const copyId = `md5('backlog' || n)::uuid`;
    // Decided, so that the application may have many: a promise breaks until its outcome is told.
    await copied('timelines', { id: copyId, decided_at: 'created_at' });
    await copied('timeline_revisions', { timeline_id: copyId });
    app.clock.set('2026-12-04T23:00:00Z');
    expect(await Promise.all([sweep.run(), sweep.run()]).then(([one, other]) => one + other)).toBe(backlog);
    const { rows } = await owner.query(
      'SELECT count(*)::int AS slips FROM slips s JOIN timelines t ON t.id = s.timeline_id WHERE t.application_id = (SELECT application_id FROM timelines WHERE id = $1)',
      [id],
    );
    expect(rows).toEqual([{ slips: backlog }]);
    expect(await sweep.run()).toBe(0);
  });

  it('reads only what is due: neither the finding nor the claim goes through all the timelines', async () => {
    const id = await promised();
    const columns = 'organization_id, id, application_id, milestone, decided_at, next_action_at';
    const { rows } = await owner.query<{ name: string }>(
      "SELECT attname AS name FROM pg_attribute WHERE attrelid = 'timelines'::regclass AND attnum > 0 AND NOT attisdropped",
    );
    const others = rows.map((row) => row.name).filter((name) => !columns.split(', ').includes(name));
    // Decided, so that the application may have many; due in years.
    await owner.query(
      `INSERT INTO timelines (${columns}, ${others.join(', ')})
       SELECT organization_id, gen_random_uuid(), application_id, milestone, created_at, '2030-01-01', ${others.join(', ')}
       FROM timelines, generate_series(1, 5000) WHERE id = $1`,
      [id],
    );
    await owner.query('ANALYZE timelines');
    const service = new pg.Client({ connectionString: app.database.serviceUrl });
    await service.connect();
    try {
      await service.query('BEGIN');
      const found = await service.query("SELECT * FROM find_organizations_with_due_timelines('2026-12-05', 200, NULL)");
      await service.query(
        "SELECT set_config('app.organization_id', $1, true), set_config('app.now', '2026-12-05', true)",
        [org.id],
      );
      const claimed = await service.query(`SELECT id FROM timelines ${dueClause}`, [org.id, 500]);
      const scans = await service.query(
        "SELECT seq_scan::int, idx_scan::int FROM pg_stat_xact_all_tables WHERE relname = 'timelines'",
      );
      await service.query('ROLLBACK');
      expect(found.rows).toEqual([{ organization_id: org.id, looked_until: null }]);
      expect(claimed.rows.map((row) => row.id)).toContain(id);
      expect(scans.rows).toEqual([{ seq_scan: 0, idx_scan: expect.any(Number) }]);
      expect(scans.rows[0].idx_scan).toBeGreaterThan(0);
    } finally {
      await service.end();
    }
  });

  it('reads nothing of other organizations to claim, however much is due there since the table was analyzed', async () => {
    const id = await promised();
    await owner.query('BEGIN');
    try {
      // Copies in organizations that there are not.
      await owner.query('SET LOCAL session_replication_role = replica');
      await owner.query(
        `INSERT INTO timelines SELECT (jsonb_populate_record(t, jsonb_build_object('organization_id', gen_random_uuid(), 'next_action_at', '2090-01-01Z'))).*
         FROM timelines t, generate_series(1, 500) WHERE t.id = $1`,
        [id],
      );
      await owner.query('ANALYZE timelines');
      await owner.query(
        `UPDATE timelines SET next_action_at = '2026-12-04T23:00:00Z' WHERE next_action_at = '2090-01-01Z'`,
      );
      await owner.query('SET LOCAL ROLE followthrough_service');
      await owner.query(
        "SELECT set_config('app.organization_id', $1, true), set_config('app.now', '2026-12-05', true)",
        [org.id],
      );
      const read = async () => {
        const { rows } = await owner.query(
          "SELECT idx_tup_fetch::int + seq_tup_read::int AS read FROM pg_stat_xact_all_tables WHERE relname = 'timelines'",
        );
        return rows[0].read as number;
      };
      const before = await read();
      const claimed = await owner.query(`SELECT id FROM timelines ${dueClause}`, [org.id, 500]);
      expect(claimed.rows.map((row) => row.id)).toContain(id);
      // What was advanced before is looked at too, until it is vacuumed.
      expect((await read()) - before).toBeLessThan(50);
    } finally {
      await owner.query('ROLLBACK');
    }
  });

  it('claims by the index of what is due in its organization, and by no other, however much is open there', async () => {
    const id = await promised();
    await owner.query('BEGIN');
    try {
      await owner.query('SET LOCAL session_replication_role = replica');
      const copy = (organizations: string, each: number) =>
        owner.query(
          `INSERT INTO timelines SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'application_id', gen_random_uuid(), 'organization_id', o.id,
             'next_action_at', '2090-01-01Z'))).*
           FROM timelines t, ${organizations} o (id), generate_series(1, ${each}) WHERE t.id = $1`,
          [id],
        );
      await copy(`(SELECT md5('organization' || n)::uuid FROM generate_series(1, 10) n)`, 60);
      await copy('(SELECT organization_id FROM timelines WHERE id = $1)', 600);
      await owner.query('ANALYZE timelines');
      await owner.query('SET LOCAL ROLE followthrough_service');
      await owner.query(
        "SELECT set_config('app.organization_id', $1, true), set_config('app.now', '2026-12-05', true)",
        [org.id],
      );
      await owner.query(`PREPARE claim (uuid, integer) AS SELECT id FROM timelines ${dueClause}`);
      for (const mode of ['force_custom_plan', 'force_generic_plan']) {
        await owner.query(`SET LOCAL plan_cache_mode = ${mode}`);
        const { rows } = await owner.query(`EXPLAIN (FORMAT JSON) EXECUTE claim ('${org.id}', 500)`);
        const indexes = JSON.stringify(rows).match(/(?<="Index Name":")[^"]*/g);
        expect([mode, indexes]).toEqual([mode, ['timelines_due_of_organization']]);
      }
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});
