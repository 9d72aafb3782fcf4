import type { WriteTransaction } from '../../platform/database/transaction.js';
import { storable, storableJson } from '../../platform/graphql/unstorable-text.js';
import type { CsvPlan } from '../csv/check-csv.js';
import type { CsvFault } from '../csv/csv-fault.js';
import type { CsvPlace } from '../csv/read-records.js';
import { type AtsImportRow, type ImportCounts, type ImportStatus, importColumns } from './ats-import.entity.js';
import type { ReportedRow } from './reported-row.js';

/** Another process has taken the import over: what this one would still write does not count. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

// A batch ends within it, however slow the database is.
const leaseSeconds = 120;

const claimSql = `
  UPDATE ats_imports i SET leased_until = $3::timestamptz + make_interval(secs => ${leaseSeconds}), fence = fence + 1
  WHERE i.organization_id = $1 AND i.id = $2 AND i.status = 'PENDING' AND (i.leased_until IS NULL OR i.leased_until <= $3)
  RETURNING ${importColumns}`;

const planSql = `
  UPDATE ats_imports SET plan = $4, row_count = $5, leased_until = $6::timestamptz + make_interval(secs => ${leaseSeconds})
  WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'PENDING' RETURNING id`;

const advanceSql = `
  UPDATE ats_imports SET done_count = $4, end_byte = $5, end_line = $6, counts = $7, attempt_count = 0,
    leased_until = $8::timestamptz + make_interval(secs => ${leaseSeconds})
  WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'PENDING' RETURNING id`;

const rowsSql = `
  INSERT INTO ats_import_rows (organization_id, import_id, number, line, status, code, message, candidate_hash,
    candidate_remote_id, candidate_id, job_remote_id, application_remote_id, application_id)
  SELECT $1, $2, r.number, r.line, r.status, r.code, r.message, decode(r."candidateHash", 'hex'), r."candidateRemoteId",
    r."candidateId", r."jobRemoteId", r."applicationRemoteId", r."applicationId"
  FROM jsonb_to_recordset($3::jsonb) AS r (number integer, line integer, status text, code text, message text,
    "candidateHash" text, "candidateRemoteId" text, "candidateId" uuid, "jobRemoteId" text, "applicationRemoteId" text,
    "applicationId" uuid)
  ON CONFLICT (organization_id, import_id, number) DO UPDATE SET status = excluded.status, code = excluded.code,
    message = excluded.message, candidate_id = excluded.candidate_id, application_id = excluded.application_id`;

const settleSql = `
  UPDATE ats_imports SET status = $4, fault_code = $5, fault_message = $6, fault_line = $7, next_attempt_at = NULL,
    leased_until = NULL, settled_at = $8
  WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'PENDING' RETURNING id`;

const forgetBytesSql = `
  UPDATE ats_import_parts SET sealed_bytes = NULL, sealed_with = NULL
  WHERE organization_id = $1 AND import_id = $2 AND sealed_bytes IS NOT NULL`;

const attemptsSql = `SELECT attempt_count AS attempts FROM ats_imports WHERE organization_id = $1 AND id = $2`;

const putOffSql = `
  UPDATE ats_imports SET attempt_count = attempt_count + 1, leased_until = NULL,
    next_attempt_at = CASE WHEN is_stored THEN $4::timestamptz END
  WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'PENDING'`;

const giveBackSql = `
  UPDATE ats_imports SET leased_until = NULL WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'PENDING'`;

type Held = Pick<AtsImportRow, 'id' | 'fence'>;

/** Null: somebody else is at it, or it has ended. */
export async function claimImport(tx: WriteTransaction, id: string): Promise<AtsImportRow | null> {
  const [row] = await tx.query<AtsImportRow>(claimSql, [tx.organizationId, id, tx.now.toString()]);
  return row ?? null;
}

export async function planImport(tx: WriteTransaction, { id, fence }: Held, plan: CsvPlan, rows: number) {
  heldOr(await tx.query(planSql, [tx.organizationId, id, fence, storableJson(plan), rows, tx.now.toString()]));
}

/** What was done of it, and how far that is, in one. */
export async function advanceImport(
  tx: WriteTransaction,
  { id, fence }: Held,
  done: CsvPlace & { readonly number: number; readonly counts: ImportCounts },
  rows: readonly ReportedRow[],
) {
  const { organizationId } = tx;
  const reached = [done.number, done.end, done.line, done.counts, tx.now.toString()];
  heldOr(await tx.query(advanceSql, [organizationId, id, fence, ...reached]));
  await tx.query(rowsSql, [organizationId, id, storableJson(rows)]);
}

/** Its bytes are forgotten with it. */
export async function settleImport(
  tx: WriteTransaction,
  { id, fence }: Held,
  status: Exclude<ImportStatus, 'PENDING'>,
  fault: CsvFault | null = null,
) {
  const { organizationId } = tx;
  const told = [fault?.code ?? null, fault === null ? null : storable(fault.message), fault?.line ?? null];
  heldOr(await tx.query(settleSql, [organizationId, id, fence, status, ...told, tx.now.toString()]));
  await tx.query(forgetBytesSql, [organizationId, id]);
}

/** How often it failed since a record was last taken in. */
export async function attemptsOf(tx: WriteTransaction, { id }: Held): Promise<number> {
  const [row] = await tx.query<{ attempts: number }>(attemptsSql, [tx.organizationId, id]);
  return row?.attempts ?? 0;
}

export async function putOffImport(tx: WriteTransaction, { id, fence }: Held, until: string) {
  await tx.query(putOffSql, [tx.organizationId, id, fence, until]);
}

/** Not done with: the next who looks goes on. */
export async function giveBackImport(tx: WriteTransaction, { id, fence }: Held) {
  await tx.query(giveBackSql, [tx.organizationId, id, fence]);
}

function heldOr(rows: readonly unknown[]): void {
  if (rows.length === 0) throw new LeaseLost('another process has taken the import over');
}
