import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startDelivery, type TestDelivery } from '../../../test/faults/start-delivery.js';
import { newId } from '../ids/uuid.js';
import { Turns } from './turns.js';

// One finder looks at so many, and no further.
const most = 200;

describe('organizations that have work due', () => {
  let delivery: TestDelivery;

  beforeAll(async () => {
    delivery = await startDelivery('2026-12-01T09:00:00Z');
  });
  afterAll(() => delivery.stop());
  beforeEach(() => delivery.clear());

  /** So many organizations with one message each, the ids in their order. */
  const organizations = async (count: number): Promise<string[]> => {
    const ids = Array.from({ length: count }, newId).sort();
    await delivery.sql(
      `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at, updated_at)
       SELECT id, 'org-' || id, 'Northwind Labs', 'Europe/Berlin', 'DE', 'en', now(), now() FROM unnest($1::uuid[]) id`,
      [ids],
    );
    return ids;
  };
  const queue = (ids: readonly string[], each = 1, at = '2026-12-01T08:00:00Z') =>
    delivery.sql(
      `INSERT INTO messages (organization_id, id, kind, status, locale, from_name, to_name, to_address, subject, text, html, message_id,
         composed_at, next_attempt_at, attempt_count, uncertain_count, fence, possible_duplicate, declinable)
       SELECT o.id, m.id, 'TIMELINE_SET', 'QUEUED', 'en', 'N', 'Ana', 'ana@example.test', 's', 't', 'h', m.id::text,
         $3::timestamptz, $3::timestamptz, 0, 0, 0, false, false
       FROM unnest($1::uuid[]) o (id), generate_series(1, $2::int) n, LATERAL (SELECT gen_random_uuid() AS id, n) m`,
      [ids, each, at],
    );
  const turns = () => new Turns(delivery.worker, 'find_organizations_with_due_messages');
  const shared = [[], false];
  const apart = [[], true];

  it('have their turns one after the other, and begin anew behind the last', async () => {
    const ids = await organizations(5);
    await queue(ids);
    const all = turns();
    expect(await all.next(3, shared)).toEqual(ids.slice(0, 3));
    expect(await all.next(3, shared)).toEqual([...ids.slice(3), ids[0]]);
    expect(await all.next(9, [[ids[1]], false])).toEqual([ids[2], ids[3], ids[4], ids[0]]);
    expect(await all.next(9, apart)).toEqual([]);
  });

  it('are found behind one that has more than is looked at, though theirs is due later', async () => {
    const ids = await organizations(4);
    await queue(ids.slice(0, 1), 3 * most);
    await queue(ids.slice(1), 1, '2026-12-01T08:30:00Z');
    const all = turns();
    expect([await all.next(2, shared), await all.next(2, shared)]).toEqual([ids.slice(0, 2), ids.slice(2)]);
    expect(await all.next(3, shared)).toEqual(ids.slice(0, 3));
  });

  it('are looked at a few hundred at a time: whoever finds nothing does not go through all of them, and goes on there', async () => {
    const ids = await organizations(2 * most + 50);
    await queue(ids);
    const last = ids.at(-1) ?? '';
    await delivery.sql(
      `INSERT INTO organizations (id, slug, name, time_zone, country, locale, sandbox_of, created_at, updated_at)
       VALUES ($1, 'sandbox-' || $1::uuid, 'Sandbox', 'Europe/Berlin', 'DE', 'en', $2, now(), now())`,
      ['ffffffff-0000-7000-8000-000000000000', last],
    );
    await queue(['ffffffff-0000-7000-8000-000000000000']);
    await delivery.sql('ANALYZE messages');
    const service = new pg.Client({ connectionString: delivery.database.serviceUrl });
    await service.connect();
    try {
      await service.query('BEGIN');
      const { rows } = await service.query(
        "SELECT * FROM find_organizations_with_due_messages('2026-12-01T09:00:00Z', 10, NULL, '{}', true)",
      );
      expect(rows).toEqual([{ organization_id: null, looked_until: ids[most - 1] }]);
      const scans = await service.query(
        `SELECT (seq_scan + idx_scan)::int AS scans, seq_tup_read::int AS read FROM pg_stat_xact_all_tables WHERE relname = 'messages'`,
      );
      // Two for each organization: of those behind the last, and of those before it.
      expect(scans.rows[0].scans).toBeLessThanOrEqual(2 * most + 1);
      expect(scans.rows[0].read).toBe(0);
      await service.query('ROLLBACK');
    } finally {
      await service.end();
    }
    const all = turns();
    const found = [await all.next(10, apart), await all.next(10, apart), await all.next(10, apart)];
    expect(found).toEqual([[], [], ['ffffffff-0000-7000-8000-000000000000']]);
  });

  it('do not hide behind one that was suspended, or whose turn is to wait', async () => {
    const ids = await organizations(3);
    const [suspended = '', busy = '', last = ''] = ids;
    await queue([suspended, busy], most);
    await queue([last], 1, '2026-12-01T08:30:00Z');
    await delivery.sql('UPDATE organizations SET suspended_at = now(), suspended_because = $2 WHERE id = $1', [
      suspended,
      'unpaid',
    ]);
    expect(await turns().next(3, [[busy], false])).toEqual([last]);
  });
});
