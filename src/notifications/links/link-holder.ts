import { statement } from '../../platform/database/statement.js';
import type { ReadTransaction, WriteTransaction } from '../../platform/database/transaction.js';

/** Who a message was to: whoever follows a link in it is taken for them. */
export interface LinkHolder {
  readonly recipient: 'CANDIDATE' | 'MEMBER';
  readonly recipientId: string;
  /** What it was about. */
  readonly applicationIds: readonly string[];
  readonly toAddress: string;
  /** The language it is written in. */
  readonly locale: string;
}

const select = statement(
  'holder_of_link',
  `SELECT n.recipient, n.recipient_id AS "recipientId", array_agg(DISTINCT n.application_id) AS "applicationIds",
          m.to_address AS "toAddress", m.locale
   FROM messages m JOIN notifications n ON n.organization_id = $1 AND n.message_id = m.id
   WHERE m.organization_id = $1 AND m.id = $2 AND m.erased_at IS NULL
   GROUP BY n.recipient, n.recipient_id, m.to_address, m.locale`,
);

/** Null: to nobody who is still known. */
export async function linkHolder(
  tx: ReadTransaction | WriteTransaction,
  messageId: string,
): Promise<LinkHolder | null> {
  const parameters = [tx.organizationId, messageId];
  const [holder] =
    'manager' in tx
      ? await tx.query<LinkHolder>(select.text, parameters)
      : await tx.query<LinkHolder>(select, parameters);
  return holder ?? null;
}
