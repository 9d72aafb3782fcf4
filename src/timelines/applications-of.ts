import type { WriteTransaction } from '../platform/database/transaction.js';

/** The ids of a candidate's applications, in the order in which everything locks them. */
export async function applicationsOf(tx: WriteTransaction, candidateId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'SELECT id FROM applications WHERE organization_id = $1 AND candidate_id = $2 ORDER BY id',
    [tx.organizationId, candidateId],
  );
  return rows.map((row) => row.id);
}
