import type { WriteTransaction } from '../../platform/database/transaction.js';

const lockSql = 'SELECT sandbox_of IS NOT NULL AS "isSandbox" FROM organizations WHERE id = $1 FOR NO KEY UPDATE';

/** What is decided by several rows of an organization is decided one after the other. It tells whether it is a sandbox. */
export async function lockOrganization(tx: WriteTransaction): Promise<{ readonly isSandbox: boolean }> {
  const [organization] = await tx.query<{ isSandbox: boolean }>(lockSql, [tx.organizationId]);
  // One that is gone sends no more than a sandbox does.
  return { isSandbox: organization?.isSandbox !== false };
}
