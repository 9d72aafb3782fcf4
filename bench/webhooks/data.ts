import type pg from 'pg';
import { inEach } from '../sweep/data.ts';

/** An endpoint of an organization. */
export interface Endpoint {
  readonly organizationId: string;
  readonly id: string;
}

const eventsSql = `
  INSERT INTO feed_events (organization_id, number, id, type, at, origin, application_id, candidate_id, job_id, sequence, facts, numbered_at)
  SELECT a.organization_id, n, gen_random_uuid(), 'application.reopened.v1', now(), 'API', a.id, a.candidate_id, a.job_id, n, '{}', now()
  FROM (SELECT * FROM applications WHERE organization_id = $1 LIMIT 1) a, generate_series(1, $2::integer) n`;

const stateSql = `
  INSERT INTO feed_state (organization_id, last_number) VALUES ($1, $2)
  ON CONFLICT (organization_id) DO UPDATE SET last_number = excluded.last_number`;

/** So many events in the feed of each organization. */
export async function fillFeeds(owner: pg.Client, organizations: readonly string[], each: number): Promise<void> {
  await inEach(owner, organizations, async (id) => {
    await owner.query('DELETE FROM feed_pending WHERE organization_id = $1', [id]);
    await owner.query(eventsSql, [id, each]);
    await owner.query(stateSql, [id, each]);
  });
}

const deliveriesSql = `
  INSERT INTO webhook_deliveries (organization_id, id, endpoint_id, event_number, status, trigger, next_attempt_at, created_at)
  SELECT $1, gen_random_uuid(), $2, n, 'PENDING', 'EVENT', now(), now() FROM generate_series(1, $3::integer) n`;

/** So many deliveries to each endpoint, all due in the same instant. */
export async function makeDeliveries(owner: pg.Client, endpoints: readonly Endpoint[], each: number): Promise<void> {
  await owner.query('BEGIN');
  for (const { organizationId, id } of endpoints) {
    await owner.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
    await owner.query(deliveriesSql, [organizationId, id, each]);
  }
  await owner.query('COMMIT');
}

/** How many deliveries to these endpoints are recorded as made. */
export async function countDelivered(owner: pg.Client, endpoints: readonly Endpoint[]): Promise<number> {
  let count = 0;
  await inEach(owner, [...new Set(endpoints.map(({ organizationId }) => organizationId))], async (id) => {
    const { rows } = await owner.query<{ count: string }>(
      `SELECT count(*) FROM webhook_attempts WHERE organization_id = $1 AND endpoint_id = ANY($2) AND outcome = 'DELIVERED'`,
      [id, endpoints.map((each) => each.id)],
    );
    count += Number(rows[0]?.count ?? 0);
  });
  return count;
}

/** Takes all deliveries back, with what was recorded of them. */
export async function forgetDeliveries(owner: pg.Client, organizations: readonly string[]): Promise<void> {
  await inEach(owner, organizations, async (id) => {
    await owner.query('DELETE FROM webhook_deliveries WHERE organization_id = $1', [id]);
  });
}

/** Publishes a domain event, as a change would: returns its id when it is committed. */
export async function publishEvent(owner: pg.Client, organizationId: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `WITH entered AS (SELECT set_config('app.organization_id', $1::text, false))
     INSERT INTO domain_events (organization_id, id, type, payload, actor, at)
     SELECT $1::uuid, gen_random_uuid(), 'application.reopened',
       jsonb_build_object('applicationId', (SELECT id FROM applications WHERE organization_id = $1::uuid LIMIT 1), 'decidedAt', '[]'::jsonb),
       '{"kind": "SYSTEM", "id": null, "name": "bench", "onBehalfOf": null}', now()
     FROM entered RETURNING id`,
    [organizationId],
  );
  return rows[0]?.id ?? '';
}
