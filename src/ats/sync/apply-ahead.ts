import { setImmediate } from 'node:timers/promises';
import { refusedValueIn } from '../../platform/database/refused-value.js';
import type { AnyRow, RowKind, SliceContext } from '../kinds/row-kind.js';
import { findRefs, type RefToSave, saveRefs } from '../refs/ats-refs.js';
import { judgeRow, type NumberedRow } from './judge-row.js';
import type { RowResult } from './rows.js';

/** What was done of rows ahead of those that take longer. */
export interface AppliedAhead {
  /** Of the first of the rows: all, none, or those before one of which something else is to be done. */
  readonly results: readonly RowResult[];
  /**
   * A value was refused, or a key is another writer's by now: nothing was done, and each of the rows has to be looked at by
   * itself.
   */
  readonly isTakenBack: boolean;
}

/** A part of the rows of which it is known what is to be written. */
interface Part {
  readonly store: () => Promise<readonly RowResult[]>;
}

// Parts that are looked up while another is stored. Each takes three answers, of which the next hangs on the one before: what is
// known of its rows, what they belong to, and that this is locked.
const mostAhead = 3;

// Rows of a part: whoever else is served by this process waits for so many. While there is nobody, more: fewer statements.
export const mostAtOnce = 100;
const mostAlone = 200;

/**
 * Applies rows that are new, or change nothing, as long as there are no others: while the database stores a part of them, the
 * next is looked up and made ready. Nothing may wait for rows of the connection.
 * @param pause lets others have their turn, and tells whether there are any: then nothing is done at the same time
 */
export async function applyAhead(
  context: SliceContext,
  kind: RowKind<AnyRow>,
  rows: readonly NumberedRow[],
  pause: () => Promise<boolean>,
): Promise<AppliedAhead> {
  if (kind.prepare === undefined) return { results: [], isTakenBack: false };
  const { tx } = context;
  const begun = tx.query('SAVEPOINT ats_ahead', []);
  const parts: Promise<Part | null>[] = [];
  const stored: Promise<readonly RowResult[]>[] = [settled(begun.then(() => []))];
  let isBeside = true;
  let from = 0;
  const lookOn = (until: number) => {
    const size = isBeside ? mostAtOnce : mostAlone;
    for (; parts.length < until && from < rows.length; from += size)
      parts.push(settled(partOf(context, kind, rows.slice(from, from + size))));
  };
  lookOn(1);
  try {
    for (let place = 0; place < parts.length; place += 1) {
      const part = await parts[place];
      if (!part) break;
      isBeside = await pause();
      if (!isBeside) lookOn(place + 1 + mostAhead);
      // Leaves behind what is looked up, so that this is answered before it is stored.
      await setImmediate();
      stored.push(settled(part.store()));
      // Beside others one part is stored before the next is looked up; else two are under way at most.
      await stored.at(isBeside ? -1 : -2);
      lookOn(place + 2);
    }
    await Promise.all(parts);
    return { results: (await Promise.all(stored)).flat(), isTakenBack: false };
  } catch (error) {
    const ended = await Promise.allSettled([...stored, ...parts]);
    const isTakenBack = ended.some((each) => each.status === 'rejected' && refusedValueIn(each.reason) !== null);
    if (!isTakenBack) throw error;
    await tx.query('ROLLBACK TO SAVEPOINT ats_ahead', []);
    return { results: [], isTakenBack };
  }
}

/** Reads and locks, and changes nothing. Null: of one of the rows something else is to be done. */
async function partOf(
  context: SliceContext,
  kind: RowKind<AnyRow>,
  rows: readonly NumberedRow[],
): Promise<Part | null> {
  const { tx, connection } = context;
  const remoteIds = rows.map(({ row: { remoteId } }) => remoteId);
  const refs = await findRefs(tx, connection, kind.type, remoteIds);
  const verdicts = rows.map((row) => judgeRow(context, kind, row, refs.get(row.row.remoteId), false));
  const fresh = verdicts.filter((verdict) => 'incoming' in verdict);
  if (fresh.some(({ remoteId, incoming: { row } }) => refs.has(remoteId) || kind.isAlone(row, context))) return null;
  const incoming = fresh.map((verdict) => verdict.incoming);
  const made = incoming.length === 0 ? nothing : await kind.prepare?.(context, incoming);
  if (!made) return null;
  const places = new Map(fresh.map((verdict, place) => [verdict, place]));
  const saved = verdicts.flatMap((verdict): RefToSave[] => {
    if (!('incoming' in verdict)) return verdict.touched === null ? [] : [verdict.touched];
    const kept = made.applied[places.get(verdict) ?? -1]?.kept ?? null;
    return kept === null ? [] : [{ remoteId: verdict.remoteId, ...verdict.age, ...kept }];
  });
  const store = async () => {
    const [applied] = await Promise.all([made.store(), saveRefs(tx, connection, kind.type, saved)]);
    return verdicts.map((verdict) => {
      const result = 'incoming' in verdict ? applied[places.get(verdict) ?? -1]?.result : verdict.result;
      return { remoteId: verdict.remoteId, ...(result ?? lost()) };
    });
  };
  return { store };
}

const nothing = { applied: [], store: () => Promise.resolve([]) };

/** It is waited for later: what it fails with is told then. */
function settled<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}

function lost(): never {
  throw new Error('a row was made ready and not stored');
}
