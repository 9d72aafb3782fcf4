import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';

/** A row of another system by which nobody is to write to the address of whom it is about. */
export interface LeftAlone {
  readonly connectionId: string;
  readonly remoteId: string;
  readonly address: string;
}

const leftAloneSql = statement(
  'ats_refs_left_alone_by_address',
  `
  SELECT r.connection_id AS "connectionId", r.remote_id AS "remoteId", asked.address
  FROM unnest($2::text[]) asked (address)
  JOIN candidates c ON c.organization_id = $1 AND c.email_key = lower(asked.address COLLATE "C")
  JOIN ats_refs r ON r.organization_id = $1 AND r.row_id = c.id AND r.type = 'CANDIDATE' AND r.erased_at IS NULL
  WHERE r.said->>'canEmail' = 'false' OR r.said->>'isPrivate' = 'true'`,
);

/** Who is to be left alone at one of these addresses, by whatever system. */
export async function leftAloneAt(tx: WriteTransaction, addresses: readonly string[]): Promise<LeftAlone[]> {
  return await tx.query<LeftAlone>(leftAloneSql, [tx.organizationId, addresses]);
}
