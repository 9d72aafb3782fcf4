import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { AtsIntegrationDisabled } from '../connection/ats-connection.problems.js';
import type { CsvOptions } from '../csv/check-csv.js';
import { AtsSecretsNotKept } from '../inbox/ats-inbox.problems.js';

/** What is said of a file. */
export interface ImportOrder {
  readonly atsIntegrationId: string;
  readonly fileName: string | null;
  readonly dryRun: boolean;
  readonly options: CsvOptions;
}

const connectionSql = `SELECT disabled_at AS "disabledAt" FROM ats_connections WHERE organization_id = $1 AND id = $2`;

const insertSql = `
  INSERT INTO ats_imports (organization_id, id, connection_id, file_name, fingerprint, size_bytes, is_dry_run, is_stored,
    options, status, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'PENDING', $10)`;

const unfinishedSql = `
  SELECT id FROM ats_imports WHERE organization_id = $1 AND connection_id = $2 AND fingerprint = $3 AND options = $4
    AND status = 'PENDING' AND NOT is_stored AND NOT is_dry_run ORDER BY id DESC LIMIT 1`;

const readySql = `
  UPDATE ats_imports SET fingerprint = $3, size_bytes = $4, next_attempt_at = $5 WHERE organization_id = $1 AND id = $2`;

const spoiledSql = `
  UPDATE ats_imports SET status = 'FAILED', settled_at = $3 WHERE organization_id = $1 AND id = $2 AND status = 'PENDING'`;

const forgetSql = `
  UPDATE ats_import_parts SET sealed_bytes = NULL, sealed_with = NULL WHERE organization_id = $1 AND import_id = $2`;

// Of a file that is yet to come.
const noBytes = { fingerprint: Buffer.alloc(0), sizeBytes: 0 };

/** Makes an import of which the bytes are yet to come; nobody takes it in before. */
export async function openImport(
  tx: WriteTransaction,
  order: ImportOrder,
  canSeal: boolean,
): Promise<string | Problem> {
  if (!canSeal) return new AtsSecretsNotKept();
  return (await refuseConnection(tx, order)) ?? (await insert(tx, order, noBytes, true));
}

/** Its bytes are there: a worker takes it in. */
export async function readyImport(tx: WriteTransaction, id: string, file: { fingerprint: Buffer; sizeBytes: number }) {
  await tx.query(readySql, [tx.organizationId, id, file.fingerprint, file.sizeBytes, tx.now.toString()]);
  return id;
}

/** Its bytes did not come whole. */
export async function spoilImport(tx: WriteTransaction, id: string): Promise<void> {
  await tx.query(spoiledSql, [tx.organizationId, id, tx.now.toString()]);
  await tx.query(forgetSql, [tx.organizationId, id]);
}

/** An import of a file that stays with who gives it; the same one again, while it is not done. */
export async function localImport(
  tx: WriteTransaction,
  order: ImportOrder,
  file: { readonly fingerprint: Buffer; readonly sizeBytes: number },
): Promise<string | Problem> {
  const refusal = await refuseConnection(tx, order);
  if (refusal !== null) return refusal;
  const asked = [tx.organizationId, order.atsIntegrationId, file.fingerprint, order.options];
  const [known] = order.dryRun ? [] : await tx.query<{ id: string }>(unfinishedSql, asked);
  return known?.id ?? (await insert(tx, order, file, false));
}

async function insert(
  tx: WriteTransaction,
  { atsIntegrationId, fileName, dryRun, options }: ImportOrder,
  { fingerprint, sizeBytes }: { readonly fingerprint: Buffer; readonly sizeBytes: number },
  isStored: boolean,
): Promise<string> {
  const id = newId();
  const said = [atsIntegrationId, fileName, fingerprint, sizeBytes, dryRun, isStored, options, tx.now.toString()];
  await tx.query(insertSql, [tx.organizationId, id, ...said]);
  return id;
}

async function refuseConnection(tx: WriteTransaction, { atsIntegrationId }: ImportOrder): Promise<Problem | null> {
  const [found] = await tx.query<{ disabledAt: Date | null }>(connectionSql, [tx.organizationId, atsIntegrationId]);
  if (found === undefined) return new NotFound('connection', ['input', 'atsIntegrationId']);
  return found.disabledAt === null ? null : new AtsIntegrationDisabled();
}
