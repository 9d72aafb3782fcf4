import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Tenant } from '../list/data.ts';

/** One application with its candidate, as both sides bring them. */
export interface BenchRow {
  readonly remoteId: string;
  readonly fullName: string;
  readonly email: string;
  readonly stage: string;
}

const candidatesSql = `
  INSERT INTO candidates (organization_id, id, full_name, email, external_source, external_remote_id, created_at)
  SELECT $1, r.id, r.full_name, r.email, 'bare', r.remote_id, now()
  FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) r (id, full_name, email, remote_id)
  ON CONFLICT (organization_id, external_source, external_remote_id)
  DO UPDATE SET full_name = excluded.full_name, email = excluded.email RETURNING id`;

const applicationsSql = `
  INSERT INTO applications (organization_id, id, job_id, candidate_id, status, stage, applied_on, external_source, external_remote_id,
    created_at)
  SELECT $1, r.id, $2, r.candidate_id, 'ACTIVE', r.stage, date '2026-06-01', 'bare', r.remote_id, now()
  FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[]) r (id, candidate_id, stage, remote_id)
  ON CONFLICT (organization_id, external_source, external_remote_id) DO UPDATE SET stage = excluded.stage`;

/**
 * What the database alone takes for the same rows, a thousand in a transaction by the service's own role, straight through
 * pg: no events, no audit log, nothing checked. Returns seconds.
 */
export async function bringBare(
  serviceUrl: string,
  { organizationId }: Tenant,
  jobId: string,
  calls: readonly (readonly BenchRow[])[],
): Promise<number> {
  const client = new pg.Client({ connectionString: serviceUrl });
  await client.connect();
  try {
    const begun = performance.now();
    for (const rows of calls) {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
      const remoteIds = rows.map(({ remoteId }) => remoteId);
      const { rows: candidates } = await client.query<{ id: string }>(candidatesSql, [
        organizationId,
        rows.map(() => randomUUID()),
        rows.map(({ fullName }) => fullName),
        rows.map(({ email }) => email),
        remoteIds,
      ]);
      await client.query(applicationsSql, [
        organizationId,
        jobId,
        rows.map(() => randomUUID()),
        candidates.map(({ id }) => id),
        rows.map(({ stage }) => stage),
        remoteIds,
      ]);
      await client.query('COMMIT');
    }
    return (performance.now() - begun) / 1_000;
  } finally {
    await client.end();
  }
}
