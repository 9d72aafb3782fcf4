import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { UnnumberedRow } from './feed-rows.js';

/** Somebody erases or moves what events are about: they are numbered when that is done. */
export class SubjectsTaken extends Error {
  override readonly name = 'SubjectsTaken';
}

const kinds = [
  ['jobs', 'jobId'],
  ['applications', 'applicationId'],
  ['candidates', 'candidateId'],
] as const;

/**
 * Holds what the rows of the feed refer to, as their foreign keys would one by one: without waiting. Events of a batch are in
 * the order in which they happened, and not in that in which rows are locked, so that whoever waited here with some of them
 * could be waited for by an erasure.
 * @throws SubjectsTaken
 */
export async function holdSubjects(tx: WriteTransaction, rows: readonly UnnumberedRow[]): Promise<void> {
  for (const [table, field] of kinds) {
    const ids = [...new Set(rows.flatMap((row) => row[field] ?? []))];
    if (ids.length === 0) continue;
    const sql = `SELECT id FROM ${table} WHERE organization_id = $1 AND id = ANY($2::uuid[]) FOR KEY SHARE SKIP LOCKED`;
    const held = await tx.query<{ id: string }>(sql, [tx.organizationId, ids]);
    if (held.length < ids.length) throw new SubjectsTaken(`others hold rows of ${table}`);
  }
}
