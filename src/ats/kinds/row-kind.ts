import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { CarriedRef, KnownRef, RefToSave, Said } from '../refs/ats-refs.js';
import type { RowProblem, RowResult, SyncedType, WaitsFor } from '../sync/rows.js';
import type { SyncConnection } from '../sync/sync-connection.js';
import type { WordBook } from '../words/word-book.js';

/** What all rows of a slice share. */
export interface SliceContext {
  readonly tx: WriteTransaction;
  readonly connection: SyncConnection;
  readonly book: WordBook;
}

/** A row that counts: newer than what is known, and other than that. */
export interface Incoming<Row> {
  readonly row: Row;
  /** Where it stands in the call. */
  readonly index: number;
  /** Of ours, if there is one. */
  readonly rowId: string | null;
  /** What they said before; {} if nothing. */
  readonly said: Said;
  readonly isDeleted: boolean;
  readonly receivedAt: Date;
}

/** What became of a row, and what is kept of it. */
export interface Applied {
  readonly result: Omit<RowResult, 'remoteId'>;
  /** Null: nothing is known of it from now on that was not before. */
  readonly kept: Pick<RefToSave, 'rowId' | 'said' | 'isTerminal' | 'isDeleted' | 'isErased'> | null;
}

/** What every row has, of whatever type. */
export interface AnyRow {
  readonly remoteId: string;
  readonly remoteUpdatedAt?: string | null;
  readonly remoteWasDeleted?: boolean | null;
}

/** How rows of one type are applied. */
export interface RowKind<Row> {
  readonly type: SyncedType;
  /** Whether it has ended by them; null: the row says nothing of that. */
  endsIn(row: Row, context: SliceContext): boolean | null;
  /** Whether one that is new takes statements of its own, and is not made together with others alone. */
  isAlone(row: Row, context: SliceContext): boolean;
  /** What of a row is kept while it waits: no more than it takes to apply it. */
  heldContent(row: Row): Row;
  /** In their order. Each stands by itself: what is refused of one changes nothing of another. */
  apply(context: SliceContext, rows: readonly Incoming<Row>[]): Promise<Applied[]>;
  /**
   * What is to be made of rows of which nothing is known here, and which take no statements of their own. It reads and locks,
   * and changes nothing. Null: of one of them something else is to be done.
   */
  prepare?(context: SliceContext, rows: readonly Incoming<Row>[]): Promise<PreparedRows | null>;
}

/** Rows that are about to be made. */
export interface PreparedRows {
  /** What is going to become of them, in their order, and what is kept of that. */
  readonly applied: readonly Applied[];
  /** Makes them, and tells what became of them. It asks all of it at once, before it waits for anything. */
  store(): Promise<readonly Applied[]>;
}

export type RowKinds = Readonly<Record<SyncedType, RowKind<AnyRow>>>;

export type RefOf = KnownRef | CarriedRef;

const plain = { id: null, problem: null, waitsFor: [], unmapped: [], sameAddressAs: [] } as const;

export function resultOf(some: Partial<Omit<RowResult, 'remoteId'>>): Omit<RowResult, 'remoteId'> {
  return { status: null, ...plain, ...some };
}

/** @param problem why it was refused, where what it waits for is here and may still change */
export function heldFor(waitsFor: readonly WaitsFor[], problem: RowProblem | null = null): Applied {
  return { result: resultOf({ status: 'HELD', waitsFor, problem }), kept: null };
}

export function refusedFor(problem: RowProblem): Applied {
  return { result: resultOf({ problem }), kept: null };
}
