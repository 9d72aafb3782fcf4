import type { WriteTransaction } from '../../platform/database/transaction.js';

const moveSql = 'UPDATE ats_refs SET row_id = $3 WHERE organization_id = $1 AND row_id = $2';

/** Every reference that led to one row of ours leads to another from now on. */
export async function moveRefs(tx: WriteTransaction, from: string, into: string): Promise<void> {
  await tx.query(moveSql, [tx.organizationId, from, into]);
}
