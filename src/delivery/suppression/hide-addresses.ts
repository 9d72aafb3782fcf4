import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { hiddenAddress } from './suppressed-as.js';

const addressesSql = `
  SELECT DISTINCT s.address FROM messages m
  JOIN suppressions s ON s.organization_id = m.organization_id AND s.address = lower(m.to_address)
  WHERE m.organization_id = $1 AND m.id = ANY($2)`;

// One may stand already, of the same person under another reference.
const hideSql = `
  UPDATE suppressions s SET address = $3, released_at = CASE WHEN EXISTS (
    SELECT FROM suppressions h WHERE h.organization_id = $1 AND h.address = $3 AND h.released_at IS NULL
      AND (h.reason = 'BY_ATS') = (s.reason = 'BY_ATS'))
    THEN coalesce(s.released_at, $4) ELSE s.released_at END
  WHERE s.organization_id = $1 AND s.address = $2`;

/** Nobody reads any more to which address nothing is sent, of those to which the messages went. */
export async function hideAddressesOf(tx: WriteTransaction, messageIds: readonly string[]): Promise<void> {
  const found = await tx.query<{ address: string }>(addressesSql, [tx.organizationId, messageIds]);
  for (const { address } of found) {
    const hidden = hiddenAddress(tx.organizationId, address);
    await tx.query(hideSql, [tx.organizationId, address, hidden, toDate(tx.now)]);
  }
}
