import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { asSuperuser } from '../../../test/support/test-template.js';
import type { Statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import type { SyncConnection } from '../sync/sync-connection.js';
import { findRefs, saveRefs } from './ats-refs.js';

const organizationId = newId();
const connection = { id: newId(), source: 'counted' } as SyncConnection;
const known = 5_000;
const asked = 200;

describe('what is known of rows of another system', () => {
  let test: TestDatabase;
  let service: pg.Client;
  let tx: WriteTransaction;

  beforeAll(async () => {
    test = await createTestDatabase();
    await asSuperuser(
      test.superuserUrl,
      `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at)
       VALUES ('${organizationId}', 'counted', 'Counted', 'Europe/Berlin', 'DE', 'en', now())`,
      `INSERT INTO ats_connections (organization_id, id, vendor, source, name, created_at)
       VALUES ('${organizationId}', '${connection.id}', 'GENERIC', 'counted', 'Counted', now())`,
      `INSERT INTO candidates (organization_id, id, full_name, email, external_source, external_remote_id, created_at)
       SELECT '${organizationId}', gen_random_uuid(), 'Ana', 'a' || n || '@example.test', 'counted', 'c' || n, now()
       FROM generate_series(1, ${known}) n`,
    );
    service = new pg.Client({ connectionString: test.serviceUrl });
    await service.connect();
    await service.query('BEGIN');
    await service.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
    const query = async (statement: Statement | string, parameters: readonly unknown[]) =>
      (await service.query(typeof statement === 'string' ? statement : statement.text, [...parameters])).rows;
    tx = { organizationId, query, now: Temporal.Instant.from('2026-12-01T09:00:00Z') } as unknown as WriteTransaction;
  });
  afterAll(async () => {
    await service.end();
    await test.drop();
  });

  const read = async (table: string): Promise<number> => {
    const { rows } = await service.query(
      'SELECT (seq_tup_read + idx_tup_fetch)::int AS rows FROM pg_stat_xact_all_tables WHERE relname = $1',
      [table],
    );
    return rows[0].rows;
  };
  const ids = (count: number, of: string) => Array.from({ length: count }, (_, n) => `${of}${n + 1}`);

  it('costs what is asked for, and not what a connection has', async () => {
    const receivedAt = new Date('2026-11-30T08:00:00Z');
    const rows = ids(known, 'a').map((remoteId) => ({
      remoteId,
      rowId: newId(),
      remoteUpdatedAt: null,
      receivedAt,
      isDated: false,
      contentHash: null,
      said: { stage: 'Onsite' },
      isTerminal: false,
      isDeleted: false,
    }));
    await saveRefs(tx, connection, 'APPLICATION', rows);
    const before = { refs: await read('ats_refs'), candidates: await read('candidates') };
    const found = await findRefs(tx, connection, 'APPLICATION', ids(asked, 'a'));
    expect([...found]).toEqual(
      rows.slice(0, asked).map(({ remoteId, ...ref }) => [remoteId, { ...ref, isErased: false }]),
    );
    expect((await read('ats_refs')) - before.refs).toBe(asked);

    const carried = await findRefs(tx, connection, 'CANDIDATE', ids(asked, 'c'));
    expect([...carried.keys()].sort()).toEqual(ids(asked, 'c').sort());
    expect((await read('candidates')) - before.candidates).toBe(asked);
  });

  it('is kept with instants of any year', async () => {
    for (const year of ['0001', '1970', '2026', '9999']) {
      const at = new Date(`${year}-12-31T23:59:59.123-12:00`);
      const ref = { remoteId: year, rowId: null, contentHash: null, said: {}, isTerminal: true, isDeleted: false };
      await saveRefs(tx, connection, 'JOB', [{ ...ref, remoteUpdatedAt: at, receivedAt: at, isDated: true }]);
      const found = await findRefs(tx, connection, 'JOB', [year]);
      expect(found.get(year)).toMatchObject({ remoteUpdatedAt: at, receivedAt: at });
    }
  });
});
