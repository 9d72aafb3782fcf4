import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import type { AtsSeals } from './ats-seals.js';

/** What came, proven to be a connection's own. */
export interface Received {
  readonly connectionId: string;
  readonly isDisabled: boolean;
  readonly remoteKey: string | null;
  readonly contentKey: Buffer | null;
  readonly event: string | null;
  readonly charset: string;
  readonly body: Buffer;
}

const insertSql = `
  INSERT INTO ats_deliveries (organization_id, id, connection_id, remote_key, content_key, event, charset, status, failure,
    next_attempt_at, received_at, settled_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $8 THEN 'FAILED' ELSE 'PENDING' END,
    CASE WHEN $8 THEN 'CONNECTION_DISABLED' END, CASE WHEN $8 THEN NULL ELSE $9::timestamptz END, $9,
    CASE WHEN $8 THEN $9::timestamptz END)
  ON CONFLICT DO NOTHING RETURNING id`;

const bodySql = `
  INSERT INTO ats_delivery_bodies (organization_id, delivery_id, sealed_body, sealed_with, received_at)
  VALUES ($1, $2, $3, $4, $5)`;

// What had failed is tried again: that is what its vendor wants by sending it once more.
const repeatSql = `
  UPDATE ats_deliveries SET repeats = repeats + 1,
    status = CASE WHEN $5 OR status <> 'FAILED' THEN status ELSE 'PENDING' END,
    next_attempt_at = CASE WHEN $5 OR status <> 'FAILED' THEN next_attempt_at ELSE $6::timestamptz END,
    settled_at = CASE WHEN $5 OR status <> 'FAILED' THEN settled_at END,
    attempt_count = CASE WHEN $5 OR status <> 'FAILED' THEN attempt_count ELSE 0 END
  WHERE organization_id = $1 AND connection_id = $2 AND (remote_key = $3 OR content_key = $4)`;

/** Stores a delivery, or notes that it came again. */
export async function storeDelivery(tx: WriteTransaction, seals: AtsSeals, received: Received): Promise<void> {
  const { organizationId } = tx;
  const { connectionId, remoteKey, contentKey, event, charset, isDisabled, body } = received;
  const id = newId();
  const now = tx.now.toString();
  const keys = [connectionId, remoteKey, contentKey];
  const inserted = await tx.query(insertSql, [organizationId, id, ...keys, event, charset, isDisabled, now]);
  if (inserted.length === 0) {
    await tx.query(repeatSql, [organizationId, ...keys, isDisabled, now]);
    return;
  }
  const { bytes, keyId } = seals.bytes(body, organizationId, id);
  await tx.query(bodySql, [organizationId, id, bytes, keyId, now]);
}
