import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { claimMessages } from '../../src/delivery/dispatch/ledger-statements.js';
import { claimDigests } from '../../src/notifications/digest/digests.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** Of timelines: `sweep.spec.ts`. */
const claims = [
  {
    table: 'messages',
    key: { id: 'gen_random_uuid()', status: `'QUEUED'`, ended_at: 'NULL', sent_at: 'NULL' },
    due: 'next_attempt_at',
    statement: claimMessages.text,
    types: 'uuid, integer, integer',
    given: (organizationId: string) => `'${organizationId}', 100, 60`,
  },
  {
    table: 'digest_schedules',
    key: { member_id: 'gen_random_uuid()' },
    due: 'next_at',
    statement: claimDigests,
    types: 'uuid, timestamptz, integer, timestamptz',
    given: (organizationId: string) => `'${organizationId}', '2026-12-05', 20, '2026-12-06'`,
  },
];

describe('a claim', () => {
  let app: TestApp;
  let org: TestOrganization;
  let owner: pg.Client;

  beforeAll(async () => {
    app = await startTestApp({ now: '2026-12-01T09:00:00Z' });
    org = await app.organization();
    owner = new pg.Client({ connectionString: app.database.superuserUrl });
    await owner.connect();
    const { id: applicationId } = await org.application();
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' });
    app.clock.advance({ minutes: 10 });
    await app.settle();
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  it.each(claims)('of $table goes by what is due in its organization, however much there is', async (claim) => {
    const { table, key, due, statement, types, given } = claim;
    await owner.query('BEGIN');
    try {
      await owner.query('SET LOCAL session_replication_role = replica');
      await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      const ids = Object.entries(key).map(([name, value]) => `'${name}', ${value}`);
      const copy = (organizations: string, each: number) =>
        owner.query(
          `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object(${ids}, 'organization_id', o.id, '${due}', '2090-01-01Z'))).*
           FROM ${table} t, ${organizations} o (id), generate_series(1, ${each})
           WHERE t.ctid = (SELECT ctid FROM ${table} WHERE organization_id = $1 LIMIT 1)`,
          [org.id],
        );
      const { rowCount } = await copy(`(SELECT md5('organization' || n)::uuid FROM generate_series(1, 10) n)`, 60);
      expect(rowCount).toBe(600);
      await copy('(SELECT $1::uuid)', 600);
      await owner.query(`ANALYZE ${table}`);
      await owner.query('SET LOCAL ROLE followthrough_service');
      await owner.query(
        "SELECT set_config('app.organization_id', $1, true), set_config('app.now', '2026-12-05', true)",
        [org.id],
      );
      await owner.query(`PREPARE claim_of_${table} (${types}) AS ${statement}`);
      for (const mode of ['force_custom_plan', 'force_generic_plan']) {
        await owner.query(`SET LOCAL plan_cache_mode = ${mode}`);
        const { rows } = await owner.query(`EXPLAIN (FORMAT JSON) EXECUTE claim_of_${table} (${given(org.id)})`);
        const plan = JSON.stringify(rows);
        // What it is that is due is asked of that index, and of no other beside it.
        const asked = [...plan.matchAll(/"Index Name":"([^"]*)"(?:(?!"Index Name").)*?"Index Cond":"([^"]*)"/g)];
        const byDue = asked.filter(([, , condition]) => condition?.includes(`${due} <=`)).map(([, name]) => name);
        expect([mode, byDue, plan.includes('BitmapAnd')]).toEqual([mode, [`${table}_due_of_organization`], false]);
      }
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});
