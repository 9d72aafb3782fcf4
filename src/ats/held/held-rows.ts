import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import type { AnyRow } from '../kinds/row-kind.js';
import { refHash } from '../refs/ref-hash.js';
import type { RowProblem, SyncedType, WaitsFor } from '../sync/rows.js';
import type { SyncConnection } from '../sync/sync-connection.js';

/** How long a row waits for what it belongs to. Whoever sends it again later is held again. */
const heldDays = 7;

/** A row that came before what it belongs to. */
export interface HeldRow {
  readonly type: SyncedType;
  readonly remoteId: string;
  /** As it came. */
  readonly content: AnyRow;
  readonly receivedAt: Date;
  readonly waitsFor: readonly WaitsFor[];
}

/** One that waited, and until when. */
export interface TakenRow extends HeldRow {
  readonly expiresAt: Date;
}

export interface RowToHold extends HeldRow {
  /** What it was refused for, though what it waits for is here: that may still change. */
  readonly problem: RowProblem | null;
  /** Seven days from now, if left out. */
  readonly expiresAt?: Date;
}

/** One of which a row counted. */
export interface SettledRow {
  readonly remoteId: string;
  /** How old that row was; null: it is newer than whatever waited. */
  readonly at: Date | null;
}

// One that waits is replaced by a newer one; of no time, by the one that came later.
const releaseOlderSql = `
  DELETE FROM ats_held_rows h USING jsonb_populate_recordset(NULL::ats_held_rows, $1::jsonb) r
  WHERE h.organization_id = r.organization_id AND h.connection_id = r.connection_id AND h.type = r.type AND h.ref_hash = r.ref_hash
    AND coalesce((h.content->>'remoteUpdatedAt')::timestamptz, h.received_at)
      <= coalesce((r.content->>'remoteUpdatedAt')::timestamptz, r.received_at)`;

const holdSql = `
  INSERT INTO ats_held_rows SELECT * FROM jsonb_populate_recordset(NULL::ats_held_rows, $1::jsonb) ON CONFLICT DO NOTHING`;

// One that is newer than what counted goes on waiting.
const dropSql = `
  DELETE FROM ats_held_rows h USING jsonb_to_recordset($4::jsonb) s (hash bytea, at timestamptz)
  WHERE h.organization_id = $1 AND h.connection_id = $2 AND h.type = $3 AND h.ref_hash = s.hash
    AND (s.at IS NULL OR coalesce((h.content->>'remoteUpdatedAt')::timestamptz, h.received_at) <= s.at)`;

const findSql = `
  SELECT type, remote_id AS "remoteId", content, received_at AS "receivedAt", waits_for AS "waitsFor" FROM ats_held_rows
  WHERE organization_id = $1 AND connection_id = $2 AND type = $3 AND ref_hash = ANY($4::bytea[])`;

const takeSql = `
  DELETE FROM ats_held_rows h USING (
    SELECT id FROM ats_held_rows
    WHERE organization_id = $1 AND connection_id = $2 AND waits_for_type = $3 AND waits_for_hash = ANY($4::bytea[])
    ORDER BY id LIMIT $5
  ) next
  WHERE h.organization_id = $1 AND h.id = next.id
  RETURNING h.id, h.type, h.remote_id AS "remoteId", h.content, h.received_at AS "receivedAt", h.waits_for AS "waitsFor",
    h.expires_at AS "expiresAt"`;

const takeDueSql = `
  DELETE FROM ats_held_rows h USING (
    SELECT w.id FROM ats_held_rows w
    JOIN ats_refs r ON r.organization_id = $1 AND r.connection_id = $2 AND r.type = w.waits_for_type AND r.ref_hash = w.waits_for_hash
    WHERE w.organization_id = $1 AND w.connection_id = $2 AND r.row_id IS NOT NULL AND w.problem IS NULL
    ORDER BY w.id LIMIT $3
  ) next
  WHERE h.organization_id = $1 AND h.id = next.id
  RETURNING h.id, h.type, h.remote_id AS "remoteId", h.content, h.received_at AS "receivedAt", h.waits_for AS "waitsFor",
    h.expires_at AS "expiresAt"`;

const expireSql = `
  DELETE FROM ats_held_rows h USING (
    SELECT id FROM ats_held_rows WHERE organization_id = $1 AND expires_at <= $2 ORDER BY expires_at LIMIT $3
  ) old
  WHERE h.organization_id = $1 AND h.id = old.id RETURNING h.id`;

const anySql = statement(
  'any_ats_held_rows',
  'SELECT EXISTS (SELECT FROM ats_held_rows WHERE organization_id = $1 AND connection_id = $2) AS "any"',
);

/** Whether any row of the connection waits: mostly none does, and nothing has to be looked for. */
export async function holdsAny(tx: WriteTransaction, { id }: Pick<SyncConnection, 'id'>): Promise<boolean> {
  const [row] = await tx.query<{ any: boolean }>(anySql, [tx.organizationId, id]);
  return row?.any ?? false;
}

export async function holdRows(
  tx: WriteTransaction,
  { id: connectionId }: Pick<SyncConnection, 'id'>,
  rows: readonly RowToHold[],
): Promise<void> {
  if (rows.length === 0) return;
  const { organizationId } = tx;
  const hash = (type: SyncedType, remoteId: string) => `\\x${refHash(organizationId, connectionId, type, remoteId)}`;
  const held = rows.map(({ type, remoteId, content, waitsFor, receivedAt, problem, expiresAt }) => {
    const [first] = waitsFor;
    if (first === undefined) throw new Error('a row is held for nothing');
    return {
      organization_id: organizationId,
      id: newId(),
      connection_id: connectionId,
      type,
      ref_hash: hash(type, remoteId),
      remote_id: remoteId,
      content,
      waits_for: waitsFor,
      waits_for_type: first.type,
      waits_for_hash: hash(first.type, first.remoteId),
      received_at: receivedAt,
      expires_at: expiresAt ?? tx.now.add({ hours: heldDays * 24 }).toString(),
      problem: problem && ofRowAlone(problem),
    };
  });
  const parameter = [JSON.stringify(held)];
  await tx.query(releaseOlderSql, parameter);
  await tx.query(holdSql, parameter);
}

/** Without the place that the row had in a call. */
function ofRowAlone({ path: [, , ...path], ...problem }: RowProblem): RowProblem {
  return { ...problem, path };
}

/** What waits of these, by their ids. */
export async function findHeld(
  tx: WriteTransaction,
  connection: Pick<SyncConnection, 'id'>,
  type: SyncedType,
  remoteIds: readonly string[],
): Promise<ReadonlyMap<string, HeldRow>> {
  if (remoteIds.length === 0) return new Map();
  const hashes = remoteIds.map((remoteId) => `\\x${refHash(tx.organizationId, connection.id, type, remoteId)}`);
  const rows = await tx.query<HeldRow>(findSql, [tx.organizationId, connection.id, type, hashes]);
  return new Map(rows.map((row) => [row.remoteId, row]));
}

/** A row of it has counted: what waited and is no newer is nothing any more. */
export async function dropHeld(
  tx: WriteTransaction,
  connection: Pick<SyncConnection, 'id'>,
  type: SyncedType,
  settled: readonly SettledRow[],
): Promise<void> {
  if (settled.length === 0) return;
  const rows = settled.map(({ remoteId, at }) => {
    const hash = `\\x${refHash(tx.organizationId, connection.id, type, remoteId)}`;
    return { hash, at };
  });
  await tx.query(dropSql, [tx.organizationId, connection.id, type, JSON.stringify(rows)]);
}

/** Takes rows that waited for these, in the order in which they were held. */
export async function takeHeld(
  tx: WriteTransaction,
  connection: Pick<SyncConnection, 'id'>,
  type: SyncedType,
  remoteIds: readonly string[],
  most: number,
): Promise<TakenRow[]> {
  if (remoteIds.length === 0) return [];
  const hashes = remoteIds.map((remoteId) => `\\x${refHash(tx.organizationId, connection.id, type, remoteId)}`);
  const rows = await tx.query<TakenRow & { id: string }>(takeSql, [
    tx.organizationId,
    connection.id,
    type,
    hashes,
    most,
  ]);
  return inOrder(rows);
}

/** Takes rows of the connection that wait for what has come. */
export async function takeDue(
  tx: WriteTransaction,
  connection: Pick<SyncConnection, 'id'>,
  most: number,
): Promise<TakenRow[]> {
  return inOrder(await tx.query<TakenRow & { id: string }>(takeDueSql, [tx.organizationId, connection.id, most]));
}

function inOrder(rows: (TakenRow & { id: string })[]): TakenRow[] {
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Lets go of what has waited for too long. Returns how many. */
export async function expireHeld(tx: WriteTransaction, most: number): Promise<number> {
  return (await tx.query(expireSql, [tx.organizationId, tx.now.toString(), most])).length;
}
