import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import type { MessageEntity } from '../message/message.entity.js';
import { suppressedAs } from './suppressed-as.js';
import type { SuppressionEntity } from './suppression.entity.js';

const insertSql = `
  INSERT INTO suppressions (organization_id, id, address, reason, message_id, at)
  VALUES ($1, $2, lower($3), $4, $5, $6)
  ON CONFLICT (organization_id, address, (reason = 'BY_ATS')) WHERE released_at IS NULL DO NOTHING RETURNING id`;

const standsSql = `
  SELECT FROM suppressions
  WHERE organization_id = $1 AND address = ANY($2) AND released_at IS NULL AND message_id IS DISTINCT FROM $3`;

/**
 * From now on nothing is sent to that address. False if that was so before: then its first reason stays. What another system
 * says of it, and what was found out here, stand beside one another.
 */
export async function suppress(
  tx: WriteTransaction,
  { address, reason, messageId }: Pick<SuppressionEntity, 'address' | 'reason' | 'messageId'>,
): Promise<boolean> {
  const row = [tx.organizationId, newId(), address, reason, messageId, tx.now.toString()];
  return (await tx.query(insertSql, row)).length > 0;
}

/** Whether the message must not leave any more: nothing is sent to its address, and it is not the receipt of that. */
export async function mustNotLeave(tx: WriteTransaction, { toAddress, id }: MessageEntity): Promise<boolean> {
  return (await tx.query(standsSql, [tx.organizationId, suppressedAs(tx.organizationId, toAddress), id])).length > 0;
}
