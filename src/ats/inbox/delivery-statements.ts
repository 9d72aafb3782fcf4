import type { WriteTransaction } from '../../platform/database/transaction.js';
import { storable, storableJson } from '../../platform/graphql/unstorable-text.js';
import { refHash } from '../refs/ref-hash.js';
import type { RowResult, SyncedType } from '../sync/rows.js';

/** A delivery that this process translates until its lease runs out. */
export interface ClaimedAtsDelivery {
  readonly id: string;
  readonly connectionId: string;
  readonly event: string | null;
  readonly charset: string;
  readonly receivedAt: Date;
  readonly attemptCount: number;
  readonly fence: number;
  readonly sealedBody: Buffer | null;
  readonly sealedWith: string | null;
}

export type AtsDeliveryStatus = 'PENDING' | 'APPLIED' | 'TEST' | 'NOTHING' | 'UNKNOWN_EVENT' | 'FAILED';

/**
 * Not known yet: nobody has brought what it is about. Sealed away: the key of the body or of the credential was taken off the
 * list. Value refused: by the database, and it would be again. Unavailable: the database was away, or too busy. Own fault: any
 * other of the service.
 */
export type DeliveryFailure =
  | 'UNREADABLE'
  | 'BODY_GONE'
  | 'CONNECTION_DISABLED'
  | 'API_REFUSED'
  | 'API_UNREACHABLE'
  | 'NOT_KNOWN_YET'
  | 'SEALED_AWAY'
  | 'VALUE_REFUSED'
  | 'UNAVAILABLE'
  | 'OWN_FAULT';

/** How a translation ended. */
export interface Translation {
  readonly status: Exclude<AtsDeliveryStatus, 'PENDING'>;
  readonly failure?: DeliveryFailure;
  /** What is wrong, by its place; no word of the body's own. */
  readonly detail?: string;
  readonly rows?: readonly TranslatedRow[];
}

export interface TranslatedRow {
  readonly type: SyncedType;
  readonly result: RowResult;
}

// In the order in which they came, of each connection by one process at a time: what has no time of its own counts as of
// its receipt.
const claimSql = `
  UPDATE ats_deliveries d SET leased_until = $3::timestamptz + make_interval(secs => $4), fence = fence + 1
  FROM (
    SELECT c.id FROM ats_deliveries c
    WHERE c.organization_id = $1 AND c.next_attempt_at <= $3 AND (c.leased_until IS NULL OR c.leased_until <= $3)
      AND NOT EXISTS (SELECT FROM ats_deliveries l WHERE l.organization_id = $1 AND l.connection_id = c.connection_id
        AND l.next_attempt_at IS NOT NULL AND l.leased_until > $3)
    ORDER BY c.id LIMIT $2 FOR UPDATE SKIP LOCKED
  ) due
  LEFT JOIN ats_delivery_bodies b ON b.organization_id = $1 AND b.delivery_id = due.id
  WHERE d.organization_id = $1 AND d.id = due.id
  RETURNING d.id, d.connection_id AS "connectionId", d.event, d.charset, d.received_at AS "receivedAt",
    d.attempt_count AS "attemptCount", d.fence, b.sealed_body AS "sealedBody", b.sealed_with AS "sealedWith"`;

// One process at a time takes from an organization: of two that look at once each would see no lease.
const turnSql = `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`;

const settleSql = `
  UPDATE ats_deliveries SET status = $4, failure = $5, detail = $6, attempt_count = attempt_count + 1,
    next_attempt_at = NULL, leased_until = NULL, settled_at = $7
  WHERE organization_id = $1 AND id = $2 AND fence = $3 RETURNING id`;

const putOffSql = `
  UPDATE ats_deliveries SET failure = $4, detail = $5, attempt_count = attempt_count + 1,
    next_attempt_at = $6::timestamptz, leased_until = NULL
  WHERE organization_id = $1 AND id = $2 AND fence = $3`;

const giveBackSql = `
  UPDATE ats_deliveries SET leased_until = NULL WHERE organization_id = $1 AND id = ANY($2) AND leased_until IS NOT NULL`;

const rowsSql = `
  INSERT INTO ats_delivery_rows (organization_id, delivery_id, place, type, ref_hash, remote_id, row_id, status, problem)
  SELECT $1, $2, r.place, r.type, decode(r."refHash", 'hex'), r."remoteId", r."rowId", r.status, r.problem
  FROM jsonb_to_recordset($3::jsonb) AS r (place integer, type text, "refHash" text, "remoteId" text, "rowId" uuid, status text,
    problem jsonb)
  ON CONFLICT (organization_id, delivery_id, place) DO UPDATE SET type = excluded.type, ref_hash = excluded.ref_hash,
    remote_id = excluded.remote_id, row_id = excluded.row_id, status = excluded.status, problem = excluded.problem`;

export async function claimDeliveries(tx: WriteTransaction, most: number, leaseSeconds: number) {
  await tx.query(turnSql, [`ats deliveries ${tx.organizationId}`]);
  const claimed = await tx.query<ClaimedAtsDelivery>(claimSql, [
    tx.organizationId,
    most,
    tx.now.toString(),
    leaseSeconds,
  ]);
  return claimed.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Under the fence. False: nothing was changed, for another process has the lease by now. */
export async function settleDelivery(
  tx: WriteTransaction,
  delivery: ClaimedAtsDelivery,
  done: Translation,
): Promise<boolean> {
  const { id, fence, connectionId } = delivery;
  const { status, failure = null, detail = null, rows = [] } = done;
  const told = [
    tx.organizationId,
    id,
    fence,
    status,
    failure,
    detail === null ? null : detailOf(detail),
    tx.now.toString(),
  ];
  const settled = await tx.query(settleSql, told);
  if (settled.length === 0) return false;
  if (rows.length === 0) return true;
  const records = rows.map((row, place) => recordOf(row, place, tx.organizationId, connectionId));
  await tx.query(rowsSql, [tx.organizationId, id, storableJson(records)]);
  return true;
}

export async function putOffDelivery(
  tx: WriteTransaction,
  { id, fence }: ClaimedAtsDelivery,
  failure: DeliveryFailure,
  detail: string,
  until: string,
) {
  await tx.query(putOffSql, [tx.organizationId, id, fence, failure, detailOf(detail), until]);
}

/** What was not tried, for another process. */
export async function giveBackDeliveries(tx: WriteTransaction, held: readonly ClaimedAtsDelivery[]) {
  await tx.query(giveBackSql, [tx.organizationId, held.map(({ id }) => id)]);
}

function detailOf(detail: string): string {
  return storable(detail.slice(0, 500));
}

function recordOf({ type, result }: TranslatedRow, place: number, organizationId: string, connectionId: string) {
  const { remoteId, id: rowId, status, problem } = result;
  const hash = refHash(organizationId, connectionId, type, remoteId);
  return { place, type, refHash: hash, remoteId: status === 'ERASED' ? null : remoteId, rowId, status, problem };
}
