import type { WriteTransaction } from '../../platform/database/transaction.js';

/**
 * Takes out of the audit log what was asked for about a candidate, and the salts with it: the entries stay, and the chain
 * holds. Only of a candidate who is marked as erased, by a function that belongs to another role: the service's own may
 * not change the log.
 */
export async function eraseDetails(tx: WriteTransaction, candidateId: string): Promise<void> {
  await tx.query('SELECT erase_audit_details($1, $2)', [candidateId, tx.now.toString()]);
}
