import type { HeldRow } from '../held/held-rows.js';
import {
  type AnyRow,
  type Incoming,
  type RefOf,
  type RowKind,
  resultOf,
  type SliceContext,
} from '../kinds/row-kind.js';
import { isKnown, type RefToSave } from '../refs/ats-refs.js';
import { isStale, type KnownAge } from './age.js';
import { contentHash } from './content-hash.js';
import { instantIn } from './instants.js';
import type { RowResult } from './rows.js';

export interface NumberedRow {
  readonly row: AnyRow;
  /** Where it stands in the call. */
  readonly index: number;
  readonly receivedAt: Date;
}

/** A row that counts. */
interface Counting {
  readonly remoteId: string;
  readonly incoming: Incoming<AnyRow>;
  readonly age: Pick<RefToSave, 'remoteUpdatedAt' | 'receivedAt' | 'isDated' | 'contentHash'>;
}

/** One that does not: known like this, older than what is known, or of somebody who was erased. */
interface Passed {
  readonly remoteId: string;
  readonly result: Omit<RowResult, 'remoteId'>;
  /** What is known of it from now on: that the same was still so later. */
  readonly touched: RefToSave | null;
}

/**
 * @param force it counts however old it is, and says nothing of when: what was said before is read anew
 * @param waiting what came of it before and waits: a newer row adds to it
 */
export function judgeRow(
  context: SliceContext,
  kind: RowKind<AnyRow>,
  { row: given, index, receivedAt }: NumberedRow,
  ref: RefOf | undefined,
  force: boolean,
  waiting?: HeldRow,
): Counting | Passed {
  const { remoteId } = given;
  const row = waiting === undefined ? given : { ...waiting.content, remoteUpdatedAt: null, ...told(given) };
  const known = isKnown(ref) ? ref : null;
  const rowId = ref?.rowId ?? null;
  const passed = (status: 'ERASED' | 'STALE' | 'UNCHANGED', touched: RefToSave | null = null): Passed => ({
    remoteId,
    result: resultOf({ status, id: rowId }),
    touched,
  });
  if (known?.isErased) return passed('ERASED');
  const incoming = { row, index, rowId, said: known?.said ?? {}, isDeleted: known?.isDeleted ?? false, receivedAt };
  if (known !== null && force) return { remoteId, incoming, age: known };
  const remoteUpdatedAt = row.remoteUpdatedAt ? instantIn(row.remoteUpdatedAt) : null;
  const isDated = remoteUpdatedAt !== null;
  const latest = later(remoteUpdatedAt, known?.remoteUpdatedAt ?? null);
  const age = { remoteUpdatedAt: latest, receivedAt, isDated, contentHash: contentHash(row) };
  const isReopened = 'isReopened' in given && given.isReopened === true;
  const isTerminal = kind.endsIn(given, context);
  const come = { remoteUpdatedAt, receivedAt, isTerminal, isReopened };
  if (waiting !== undefined && isStale(come, waitingAge(context, kind, waiting))) return passed('STALE');
  if (known === null) return { remoteId, incoming, age };
  if (known.contentHash === age.contentHash) {
    const isSameAge = latest?.getTime() === known.remoteUpdatedAt?.getTime();
    return passed('UNCHANGED', isSameAge ? null : { ...known, ...age, remoteId });
  }
  // Who is another one, or anonymous, stays so, however late it is told; where they lead to is told by the latest.
  if (kind.type === 'CANDIDATE' && isTerminal && known.said['mergedInto'] === undefined)
    return { remoteId, incoming, age };
  return isStale(come, known) ? passed('STALE') : { remoteId, incoming, age };
}

/** What a row says: what it leaves out is as it was. */
function told(row: AnyRow): AnyRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as AnyRow;
}

function waitingAge(context: SliceContext, kind: RowKind<AnyRow>, { content, receivedAt }: HeldRow): KnownAge {
  const remoteUpdatedAt = content.remoteUpdatedAt ? instantIn(content.remoteUpdatedAt) : null;
  const isTerminal = kind.endsIn(content, context) ?? false;
  return { remoteUpdatedAt, receivedAt, isDated: remoteUpdatedAt !== null, isTerminal };
}

function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? other : one;
}
