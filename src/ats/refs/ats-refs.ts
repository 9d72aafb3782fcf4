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
  readonly contentHash: Buffer | null;
  readonly said: Said;
  readonly isDeleted: boolean;
  readonly isErased: boolean;
}

/** A row of ours that carries the reference of one of theirs, and of which nothing has come yet. */
export interface CarriedRef {
  readonly rowId: string;
}

export interface RefToSave extends Omit<KnownRef, 'isErased' | 'contentHash'> {
  readonly remoteId: string;
  readonly contentHash: Buffer | null;
  /** They are erased: nothing is kept but that. */
  readonly isErased?: boolean;
}

const tables: Readonly<Record<SyncedType, string>> = {
  JOB: 'jobs',
  CANDIDATE: 'candidates',
  APPLICATION: 'applications',
  INTERVIEW: 'interviews',
};

const findSql = `
  SELECT asked.n::integer AS n, r.row_id AS "rowId", r.remote_updated_at AS "remoteUpdatedAt", r.received_at AS "receivedAt",
         r.is_dated AS "isDated", r.content_hash AS "contentHash", coalesce(r.said, '{}') AS said, r.is_terminal AS "isTerminal",
         r.deleted_at IS NOT NULL AS "isDeleted", r.erased_at IS NOT NULL AS "isErased"
  FROM unnest($4::bytea[]) WITH ORDINALITY asked (hash, n)
  JOIN ats_refs r ON r.organization_id = $1 AND r.connection_id = $2 AND r.type = $3 AND r.ref_hash = asked.hash`;

const carriedSql = (table: string) => `
  SELECT asked.remote_id AS "remoteId", t.id AS "rowId" FROM unnest($3::text[]) asked (remote_id)
  JOIN ${table} t ON t.organization_id = $1 AND t.external_source = $2 AND t.external_remote_id = asked.remote_id`;

const saveSql = `
  INSERT INTO ats_refs AS r (organization_id, connection_id, type, ref_hash, remote_id, row_id, remote_updated_at, received_at,
    is_dated, content_hash, said, is_terminal, deleted_at, erased_at)
  SELECT $1, $2, $3, s.hash, s.remote_id, s.row_id, s.remote_updated_at, s.received_at, s.is_dated, s.content_hash, s.said,
    s.is_terminal, CASE WHEN s.is_deleted THEN $4::timestamptz END, CASE WHEN s.is_erased THEN $4::timestamptz END
  FROM unnest($5::bytea[], $6::text[], $7::uuid[], $8::timestamptz[], $9::timestamptz[], $10::boolean[], $11::bytea[], $12::jsonb[],
    $13::boolean[], $14::boolean[], $15::boolean[])
    s (hash, remote_id, row_id, remote_updated_at, received_at, is_dated, content_hash, said, is_terminal, is_deleted, is_erased)
  ON CONFLICT (organization_id, connection_id, type, ref_hash) DO UPDATE SET
    row_id = excluded.row_id, remote_updated_at = excluded.remote_updated_at, received_at = excluded.received_at,
    is_dated = excluded.is_dated, content_hash = excluded.content_hash, said = excluded.said,
    is_terminal = excluded.is_terminal, deleted_at = excluded.deleted_at
  WHERE r.erased_at IS NULL`;

/** What is known of these rows of theirs, by their ids. */
export async function findRefs(
  tx: WriteTransaction,
  connection: SyncConnection,
  type: SyncedType,
  remoteIds: readonly string[],
): Promise<ReadonlyMap<string, KnownRef | CarriedRef>> {
  const { organizationId } = tx;
  const found = new Map<string, KnownRef | CarriedRef>();
  if (remoteIds.length === 0) return found;
  const hashes = remoteIds.map((remoteId) => refHash(organizationId, connection.id, type, remoteId));
  const rows = await tx.query<KnownRef & { n: number }>(findSql, [organizationId, connection.id, type, hashes]);
  for (const { n, ...known } of rows) found.set(remoteIds[n - 1] ?? '', known);
  const others = remoteIds.filter((remoteId) => !found.has(remoteId));
  if (others.length === 0) return found;
  const asked = [organizationId, connection.source, others];
  const carried = await tx.query<{ remoteId: string; rowId: string }>(carriedSql(tables[type]), asked);
  for (const { remoteId, rowId } of carried) found.set(remoteId, { rowId });
  return found;
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
  const kept = refs.map(({ isErased = false, ...ref }) =>
    isErased
      ? { ...ref, isErased, id: null, contentHash: null, words: null }
      : { ...ref, isErased, id: ref.remoteId, words: JSON.stringify(ref.said) },
  );
  await tx.query(saveSql, [
    organizationId,
    connection.id,
    type,
    tx.now.toString(),
    kept.map(({ remoteId }) => refHash(organizationId, connection.id, type, remoteId)),
    kept.map(({ id }) => id),
    kept.map(({ rowId }) => rowId),
    kept.map(({ remoteUpdatedAt }) => remoteUpdatedAt),
    kept.map(({ receivedAt }) => receivedAt),
    kept.map(({ isDated }) => isDated),
    kept.map(({ contentHash }) => contentHash),
    kept.map(({ words }) => words),
    kept.map(({ isTerminal }) => isTerminal),
    kept.map(({ isDeleted }) => isDeleted),
    kept.map((ref) => ref.isErased),
  ]);
}
