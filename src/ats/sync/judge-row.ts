import {
  type AnyRow,
  type Incoming,
  type RefOf,
  type RowKind,
  resultOf,
  type SliceContext,
} from '../kinds/row-kind.js';
import { isKnown, type RefToSave } from '../refs/ats-refs.js';
import { isStale } from './age.js';
import { contentHash } from './content-hash.js';
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

/** @param force it counts however old it is, and says nothing of when: what was said before is read anew */
export function judgeRow(
  context: SliceContext,
  kind: RowKind<AnyRow>,
  { row, index, receivedAt }: NumberedRow,
  ref: RefOf | undefined,
  force: boolean,
): Counting | Passed {
  const { remoteId } = row;
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
  const remoteUpdatedAt = row.remoteUpdatedAt ? new Date(row.remoteUpdatedAt) : null;
  const isDated = remoteUpdatedAt !== null;
  const latest = later(remoteUpdatedAt, known?.remoteUpdatedAt ?? null);
  const age = { remoteUpdatedAt: latest, receivedAt, isDated, contentHash: contentHash(row) };
  if (known === null) return { remoteId, incoming, age };
  if (known.contentHash?.equals(age.contentHash)) {
    const isSameAge = latest?.getTime() === known.remoteUpdatedAt?.getTime();
    return passed('UNCHANGED', isSameAge ? null : { ...known, ...age, remoteId });
  }
  const isReopened = 'isReopened' in row && row.isReopened === true;
  const isTerminal = kind.endsIn(row, context);
  return isStale({ remoteUpdatedAt, receivedAt, isTerminal, isReopened }, known)
    ? passed('STALE')
    : { remoteId, incoming, age };
}

function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? other : one;
}
