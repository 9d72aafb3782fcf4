import { type Statement, statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { KnownAge } from '../sync/age.js';
import type { SyncedType } from '../sync/rows.js';
import type { SyncConnection } from '../sync/sync-connection.js';
import { refHash } from './ref-hash.js';

/** What they said of a row, as it is kept to be read again: with other words, or with a later row that leaves it out. */
export type Said = Readonly<Record<string, unknown>>;

export interface KnownRef extends KnownAge {
  /** Of ours; null: nothing was made of it. */
  readonly rowId: string | null;
  /** In hexadecimal digits. */
  readonly contentHash: string | null;
  readonly said: Said;
  readonly isDeleted: boolean;
  readonly isErased: boolean;
}

/** A row of ours that carries the reference of one of theirs, and of which nothing has come yet. */
export interface CarriedRef {
  readonly rowId: string;
}

/** Of a row that others belong to: whose it is. */
export interface OwnerRef {
  readonly rowId: string | null;
  readonly isErased: boolean;
  /** It is not there any more. */
  readonly isDeleted: boolean;
}

export interface RefToSave extends Omit<KnownRef, 'isErased'> {
  readonly remoteId: string;
  /** They are erased: nothing is kept but that. */
  readonly isErased?: boolean;
}

/** Where rows of ours are. */
export const tablesOfTypes: Readonly<Record<SyncedType, string>> = {
  JOB: 'jobs',
  CANDIDATE: 'candidates',
  APPLICATION: 'applications',
  INTERVIEW: 'interviews',
};

// Each is looked up by its key: joined to the whole list, the planner would rather read all that the connection has. Of those
// of which nothing was made, also whether somebody has made it here since, with their reference.
const lookUp = (columns: string) => (table: string) =>
  `
  SELECT asked.n::integer AS n, r.type IS NOT NULL AS "isKnown", coalesce(r.row_id, made.id) AS "rowId", made.id IS NOT NULL AS "isCarried", ${columns}
  FROM jsonb_array_elements($4::jsonb) WITH ORDINALITY asked (ref, n)
  LEFT JOIN LATERAL (
    SELECT * FROM ats_refs
    WHERE organization_id = $1 AND connection_id = $2 AND type = $3 AND ref_hash = decode(asked.ref->>0, 'hex') LIMIT 1
  ) r ON true
  LEFT JOIN LATERAL (
    SELECT id FROM ${table}
    WHERE r.row_id IS NULL AND r.erased_at IS NULL
      AND organization_id = $1 AND external_source = $5 AND external_remote_id = asked.ref->>1 LIMIT 1
  ) made ON true
  WHERE r.type IS NOT NULL OR made.id IS NOT NULL`;

const findSql = byTable(
  'find_ats_refs',
  lookUp(`
    r.remote_updated_at AS "remoteUpdatedAt", r.received_at AS "receivedAt", r.is_dated AS "isDated",
    encode(r.content_hash, 'hex') AS "contentHash", coalesce(r.said, '{}') AS said, r.is_terminal AS "isTerminal",
    r.deleted_at IS NOT NULL AS "isDeleted", r.erased_at IS NOT NULL AS "isErased"`),
);

const ownersSql = byTable(
  'find_ats_owners',
  lookUp('r.erased_at IS NOT NULL AS "isErased", r.deleted_at IS NOT NULL AS "isDeleted"'),
);

function byTable(name: string, text: (table: string) => string): Readonly<Record<SyncedType, Statement>> {
  const named = (type: SyncedType) => statement(`${name}_${tablesOfTypes[type]}`, text(tablesOfTypes[type]));
  return {
    JOB: named('JOB'),
    CANDIDATE: named('CANDIDATE'),
    APPLICATION: named('APPLICATION'),
    INTERVIEW: named('INTERVIEW'),
  };
}

// A number of any year: JavaScript and PostgreSQL write those beyond four digits differently.
const instantOf = (milliseconds: string) => `timestamptz 'epoch' + ${milliseconds} * interval '1 millisecond'`;

// What is usual of a row is left out of it: JSON is read letter by letter.
const saveSql = statement(
  'save_ats_refs',
  `
  INSERT INTO ats_refs AS r (organization_id, connection_id, type, ref_hash, remote_id, row_id, remote_updated_at, received_at,
    is_dated, content_hash, said, is_terminal, deleted_at, erased_at)
  SELECT $1, $2, $3, s.hash, s.remote_id, s.row_id, ${instantOf('s.remote_updated_ms')}, ${instantOf('s.received_ms')}, s.undated IS NULL,
    s.content_hash, s.said, s.ended IS NOT NULL, CASE WHEN s.deleted THEN $4::timestamptz END, CASE WHEN s.erased THEN $4::timestamptz END
  FROM jsonb_to_recordset($5::jsonb)
    s (hash bytea, remote_id text, row_id uuid, remote_updated_ms bigint, received_ms bigint, undated boolean,
      content_hash bytea, said jsonb, ended boolean, deleted boolean, erased boolean)
  ON CONFLICT (organization_id, connection_id, type, ref_hash) DO UPDATE SET
    row_id = excluded.row_id, remote_updated_at = excluded.remote_updated_at, received_at = excluded.received_at,
    is_dated = excluded.is_dated, content_hash = excluded.content_hash, said = excluded.said,
    is_terminal = excluded.is_terminal, deleted_at = excluded.deleted_at
  WHERE r.erased_at IS NULL`,
);

/** What is known of these rows of theirs, by their ids. */
export async function findRefs(
  tx: WriteTransaction,
  connection: SyncConnection,
  type: SyncedType,
  remoteIds: readonly string[],
): Promise<ReadonlyMap<string, KnownRef | CarriedRef>> {
  return await find<KnownRef, CarriedRef>(tx, connection, type, remoteIds, findSql, ({ rowId }) => ({ rowId }));
}

/** The same of rows that others belong to, and no more of them than that takes. */
export async function findOwners(
  tx: WriteTransaction,
  connection: SyncConnection,
  type: SyncedType,
  remoteIds: readonly string[],
): Promise<ReadonlyMap<string, OwnerRef>> {
  return await find<OwnerRef, OwnerRef>(tx, connection, type, remoteIds, ownersSql, ({ rowId }) => ({
    rowId,
    isErased: false,
    isDeleted: false,
  }));
}

async function find<Known extends object, Carried extends object>(
  tx: WriteTransaction,
  connection: SyncConnection,
  type: SyncedType,
  remoteIds: readonly string[],
  sql: Readonly<Record<SyncedType, Statement>>,
  carriedAs: (row: CarriedRef) => Carried,
): Promise<ReadonlyMap<string, Known | Carried>> {
  const { organizationId } = tx;
  const found = new Map<string, Known | Carried>();
  if (remoteIds.length === 0) return found;
  const asked = remoteIds.map((remoteId) => [refHash(organizationId, connection.id, type, remoteId), remoteId]);
  const parameters = [organizationId, connection.id, type, JSON.stringify(asked), connection.source];
  const rows = await tx.query<Known & CarriedRef & FoundRow>(sql[type], parameters);
  for (const { n, isKnown: isRef, isCarried, ...row } of rows) {
    const known = row as unknown as Known & CarriedRef;
    const carried = isCarried ? carriedAs(known) : {};
    found.set(remoteIds[n - 1] ?? '', isRef ? { ...known, ...carried } : (carried as Carried));
  }
  return found;
}

/** Which of those asked for it is, and whether it is one of theirs, or of ours that carries their reference. */
interface FoundRow {
  readonly n: number;
  readonly isKnown: boolean;
  readonly isCarried: boolean;
}

export function isKnown(ref: KnownRef | CarriedRef | undefined): ref is KnownRef {
  return ref !== undefined && 'receivedAt' in ref;
}

/** Keeps what is known from now on, all in one statement. What was erased stays as it is. */
export async function saveRefs(
  tx: WriteTransaction,
  connection: Pick<SyncConnection, 'id'>,
  type: SyncedType,
  refs: readonly RefToSave[],
): Promise<void> {
  if (refs.length === 0) return;
  const { organizationId } = tx;
  const rows = refs.map((ref) => ({
    hash: bytesOf(refHash(organizationId, connection.id, type, ref.remoteId)),
    row_id: ref.rowId,
    ...(ref.remoteUpdatedAt === null ? {} : { remote_updated_ms: ref.remoteUpdatedAt.getTime() }),
    received_ms: ref.receivedAt.getTime(),
    ...(ref.isDated ? {} : { undated: true }),
    ...(ref.isTerminal ? { ended: true } : {}),
    ...(ref.isDeleted ? { deleted: true } : {}),
    ...(ref.isErased
      ? { erased: true }
      : { remote_id: ref.remoteId, content_hash: bytesOf(ref.contentHash), said: ref.said }),
  }));
  await tx.query(saveSql, [organizationId, connection.id, type, tx.now.toString(), JSON.stringify(rows)]);
}

/** As PostgreSQL reads bytes. */
function bytesOf(digits: string | null): string | null {
  return digits && `\\x${digits}`;
}
