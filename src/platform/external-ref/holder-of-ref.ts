import type { WriteTransaction } from '../database/transaction.js';
import { ExternalRefTaken } from '../problems/common-problems.js';
import type { ExternalRefInput } from './external-ref.js';
import { type RefTable, refsSql } from './ref-table.js';

const holdSql = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';

/** The id of the row to which the reference leads; null: to none. */
export async function idOfRef(tx: WriteTransaction, rows: RefTable, ref: ExternalRefInput): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT r.id FROM ${refsSql(rows)} r WHERE r.organization_id = $1 AND r.external_source = $2 AND r.external_remote_id = $3`,
    [tx.organizationId, ref.source, ref.remoteId],
  );
  return row?.id ?? null;
}

/**
 * Until the transaction ends nobody else gives the reference to a row, or takes it from one: whoever wants to waits, and
 * then sees which row has it. The unique key would only tell that one does.
 */
export async function holdRef(
  tx: WriteTransaction,
  { table }: RefTable,
  { source, remoteId }: ExternalRefInput,
): Promise<void> {
  await tx.query(holdSql, [JSON.stringify(['external reference', tx.organizationId, table, source, remoteId])]);
}

/** The id of the row to which the reference leads, which is held; null: to none. */
export async function holderOf(tx: WriteTransaction, rows: RefTable, ref: ExternalRefInput): Promise<string | null> {
  await holdRef(tx, rows, ref);
  return await idOfRef(tx, rows, ref);
}

/**
 * What speaks against a row's carrying the reference; null: nothing, or there is none.
 * @param own the row; null if it is new
 */
export async function refuseTaken(
  tx: WriteTransaction,
  rows: RefTable,
  ref: ExternalRefInput | null | undefined,
  own: string | null,
): Promise<ExternalRefTaken | null> {
  if (!ref) return null;
  const holder = await holderOf(tx, rows, ref);
  return holder === null || holder === own ? null : new ExternalRefTaken(holder);
}
