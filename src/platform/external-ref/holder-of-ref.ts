import type { WriteTransaction } from '../database/transaction.js';
import { ExternalRefTaken } from '../problems/common-problems.js';
import type { ExternalRefInput } from './external-ref.js';

const holdSql = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';

/** @param table a name from the code, never from outside */
export async function idOfRef(tx: WriteTransaction, table: string, ref: ExternalRefInput): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM ${table} WHERE organization_id = $1 AND external_source = $2 AND external_remote_id = $3`,
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
  table: string,
  { source, remoteId }: ExternalRefInput,
): Promise<void> {
  await tx.query(holdSql, [JSON.stringify(['external reference', tx.organizationId, table, source, remoteId])]);
}

/** The id of the row that carries the reference, which is held; null: none does. */
export async function holderOf(tx: WriteTransaction, table: string, ref: ExternalRefInput): Promise<string | null> {
  await holdRef(tx, table, ref);
  return await idOfRef(tx, table, ref);
}

/**
 * What speaks against a row's carrying the reference; null: nothing, or there is none.
 * @param own the row; null if it is new
 */
export async function refuseTaken(
  tx: WriteTransaction,
  table: string,
  ref: ExternalRefInput | null | undefined,
  own: string | null,
): Promise<ExternalRefTaken | null> {
  if (!ref) return null;
  const holder = await holderOf(tx, table, ref);
  return holder === null || holder === own ? null : new ExternalRefTaken(holder);
}
