import { setImmediate } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { forgetEarlyPlans } from '../../platform/database/forget-early-plans.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import {
  dropHeld,
  findHeld,
  type HeldRow,
  holdRows,
  holdsAny,
  type RowToHold,
  type SettledRow,
  takeDue,
  takeHeld,
} from '../held/held-rows.js';
import { valueRefused } from '../kinds/problem-of-row.js';
import {
  type AnyRow,
  type Incoming,
  type RowKind,
  type RowKinds,
  resultOf,
  type SliceContext,
} from '../kinds/row-kind.js';
import { findRefs, type RefToSave, saveRefs, tablesOfTypes } from '../refs/ats-refs.js';
import { WordBook } from '../words/word-book.js';
import { applyAhead, mostAtOnce } from './apply-ahead.js';
import { instantIn } from './instants.js';
import { judgeRow, type NumberedRow } from './judge-row.js';
import { refuseApart } from './refuse-apart.js';
import type { RowResult, SyncedType } from './rows.js';
import type { SyncConnection } from './sync-connection.js';

interface Slice extends SliceContext {
  /** Rows of the connection wait. */
  readonly holdsAny: boolean;
}

export interface ApplyOptions {
  /** They count however old they are: what they say is read anew. */
  readonly force?: boolean;
  /** Lets others have their turn, between parts of the rows, and tells whether there are any. */
  readonly pause?: () => Promise<boolean>;
}

/** What a slice did. */
export interface SliceDone {
  /** In the order of the rows: of the first of them, if some take statements of their own. */
  readonly results: readonly RowResult[];
  /** Results of rows that had waited for these. */
  readonly released: readonly (RowResult & { readonly type: SyncedType })[];
  /** Rows that waited for these and are yet to be looked at, because there are many. */
  readonly hasMoreHeld: boolean;
}

// What waited for so many rows and is applied with them.
const mostReleased = 200;

const logger = new Logger('SyncRows');

const tablesOfRows = ['ats_refs', ...Object.values(tablesOfTypes)];

const lockSql = statement('lock_ats_connection', 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))');

/**
 * Applies rows of one type, none of them twice, in the transaction: one slice of a connection at a time, so that equal
 * calls at once have one effect.
 */
export async function applyRows(
  tx: WriteTransaction,
  kinds: RowKinds,
  connection: SyncConnection,
  type: SyncedType,
  rows: readonly NumberedRow[],
  { force = false, pause = () => setImmediate(false) }: ApplyOptions = {},
): Promise<SliceDone> {
  const context = await begin(tx, connection);
  if (rows.length >= mostAtOnce) await forgetEarlyPlans(tx, tablesOfRows);
  const results: RowResult[] = [];
  const released: SliceDone['released'][number][] = [];
  let hasMoreHeld = false;
  // What waited may be what the next rows bring.
  let mayRunAhead = !force && !context.holdsAny;
  for (let isOver = false; results.length < rows.length && !isOver; ) {
    if (mayRunAhead) {
      const ahead = await applyAhead(context, kinds[type], rows.slice(results.length), pause);
      results.push(...ahead.results);
      mayRunAhead = !ahead.isTakenBack;
      if (results.length === rows.length) break;
    }
    // Of rows that take statements of their own, such as known ones that change, one transaction applies no more: what they lock
    // waits for the last.
    const some = rows.slice(results.length, results.length + mostAtOnce);
    const done = await applyKind(context, kinds[type], some, force);
    results.push(...done.results);
    const held = context.holdsAny ? await takeHeld(tx, connection, type, done.arrived, mostReleased) : [];
    const applied = await release(context, kinds, held);
    released.push(...applied);
    hasMoreHeld ||= hasMore(applied);
    isOver = !force && (done.isSlow || context.holdsAny);
  }
  await context.book.keepUnknown(tx);
  return { results, released, hasMoreHeld };
}

/** Applies rows of a connection that wait for what has come. Returns whether there may be more. */
export async function applyDue(tx: WriteTransaction, kinds: RowKinds, connection: SyncConnection): Promise<boolean> {
  const context = await begin(tx, connection);
  const released = await release(context, kinds, await takeDue(tx, connection, mostReleased));
  await context.book.keepUnknown(tx);
  return hasMore(released);
}

/** Applies rows of a connection that wait for one row. Returns whether there may be more. */
export async function applyFor(
  tx: WriteTransaction,
  kinds: RowKinds,
  connection: SyncConnection,
  type: SyncedType,
  remoteId: string,
): Promise<boolean> {
  const context = await begin(tx, connection);
  if (!context.holdsAny) return false;
  const held = await takeHeld(tx, connection, type, [remoteId], mostReleased);
  const released = await release(context, kinds, held);
  await context.book.keepUnknown(tx);
  return hasMore(released);
}

/** Whether there may be more to release: not where all of it is refused, and waits again. */
function hasMore(released: SliceDone['released']): boolean {
  return released.length >= mostReleased && released.some(({ status }) => status !== null);
}

async function begin(tx: WriteTransaction, connection: SyncConnection): Promise<Slice> {
  // All at once, answered in this order: the two others see what whoever held the lock before has left.
  const [, book, any] = await Promise.all([
    tx.query(lockSql, [JSON.stringify(['ats connection', tx.organizationId, connection.id])]),
    WordBook.open(tx, connection),
    holdsAny(tx, connection),
  ]);
  return { tx, connection, book, holdsAny: any };
}

/** Rows that waited, of whatever types, as if they came now. What waits for them in turn is held no longer either. */
async function release(
  context: Slice,
  kinds: RowKinds,
  held: Awaited<ReturnType<typeof takeHeld>>,
): Promise<SliceDone['released']> {
  const released: (RowResult & { type: SyncedType })[] = [];
  for (const [type, rows] of Map.groupBy(held, (row) => row.type)) {
    const numbered = rows.map(({ content, receivedAt }, index) => ({ row: content, index, receivedAt }));
    const { results, arrived } = await applyKind(context, kinds[type], numbered, false);
    released.push(...results.map((result) => ({ ...result, type })));
    // What is refused goes on waiting, for all to see: for a newer row of what it waits for, or its end.
    const refused = rows.flatMap((row, place) => {
      const { status, problem = null } = results[place] ?? lost();
      return status === null ? [{ ...row, problem }] : [];
    });
    await holdRows(context.tx, context.connection, refused);
    const next = await takeHeld(context.tx, context.connection, type, arrived, mostReleased);
    released.push(...(await release(context, kinds, next)));
  }
  return released;
}

interface KindDone {
  readonly results: readonly RowResult[];
  readonly arrived: readonly string[];
  readonly isSlow: boolean;
}

/** A value of one that the database refuses, whatever let it come so far, is the end of that row alone. */
async function applyKind(
  context: Slice,
  kind: RowKind<AnyRow>,
  rows: readonly NumberedRow[],
  force: boolean,
): Promise<KindDone> {
  const parts = await refuseApart(
    context.tx,
    rows,
    (some) => applyTogether(context, kind, some, force),
    ({ row: { remoteId }, index }, error, sqlState): KindDone => {
      logger.error(
        { err: error, type: kind.type },
        'the database refused a value of a row, which was thought to be sound',
      );
      return {
        results: [{ remoteId, ...resultOf({ problem: valueRefused(index, sqlState) }) }],
        arrived: [],
        isSlow: true,
      };
    },
  );
  return {
    results: parts.flatMap(({ results }) => results),
    arrived: parts.flatMap(({ arrived }) => arrived),
    isSlow: parts.some(({ isSlow }) => isSlow),
  };
}

async function applyTogether(
  context: Slice,
  kind: RowKind<AnyRow>,
  rows: readonly NumberedRow[],
  force: boolean,
): Promise<KindDone> {
  const { tx, connection } = context;
  const refs = await findRefs(
    tx,
    connection,
    kind.type,
    rows.map(({ row }) => row.remoteId),
  );
  const waiting = force ? new Map<string, HeldRow>() : await waitingOf(context, kind, rows);
  const verdicts = rows.map((row) => {
    const { remoteId } = row.row;
    return judgeRow(context, kind, row, refs.get(remoteId), force, waiting.get(remoteId));
  });
  const counting = verdicts.filter((verdict) => 'incoming' in verdict);
  const applied =
    counting.length === 0
      ? []
      : await kind.apply(
          context,
          counting.map(({ incoming }) => incoming),
        );
  const became = new Map(counting.map((verdict, place) => [verdict, applied[place]]));
  const results: RowResult[] = [];
  const saved: RefToSave[] = [];
  const toHold: RowToHold[] = [];
  const settled: SettledRow[] = [];
  const arrived: string[] = [];
  for (const verdict of verdicts) {
    const done = 'incoming' in verdict ? became.get(verdict) : { result: verdict.result, kept: null };
    if (done === undefined) lost();
    const { remoteId } = verdict;
    results.push({ remoteId, ...done.result });
    if (!('incoming' in verdict)) {
      if (verdict.touched !== null) saved.push(verdict.touched);
      continue;
    }
    const { incoming, age } = verdict;
    // What waited of it is part of it now, whatever either told of its time.
    const at = waiting.has(remoteId) ? null : ageOf(incoming);
    if (done.kept !== null) {
      saved.push({ remoteId, ...age, ...done.kept });
      // That somebody is another one stays true, whatever else is told of them.
      if (kind.type !== 'CANDIDATE' || kind.endsIn(incoming.row, context)) settled.push({ remoteId, at });
      // Of a prospect, or of what was never here, nothing is there that could be waited for.
      if (done.kept.rowId !== null || done.kept.isErased) arrived.push(remoteId);
    } else if (done.result.status === 'HELD') {
      if (at === null) settled.push({ remoteId, at });
      const { receivedAt } = incoming;
      const content = kind.heldContent(incoming.row);
      const { waitsFor, problem } = done.result;
      toHold.push({ type: kind.type, remoteId, content, waitsFor, problem, receivedAt });
    }
  }
  await saveRefs(tx, connection, kind.type, saved);
  if (context.holdsAny) await dropHeld(tx, connection, kind.type, settled);
  await holdRows(tx, connection, toHold);
  // What is held now may be what the next rows bring.
  const isSlow =
    toHold.length > 0 || counting.some(({ incoming: { rowId, row } }) => rowId !== null || kind.isAlone(row, context));
  return { results, arrived, isSlow };
}

/** What waits of these rows: a later one of it adds to that. Of candidates only merges wait, to which nothing is added. */
async function waitingOf(
  { tx, connection, holdsAny: any }: Slice,
  { type }: RowKind<AnyRow>,
  rows: readonly NumberedRow[],
): Promise<ReadonlyMap<string, HeldRow>> {
  if (!any || type === 'CANDIDATE') return new Map();
  return await findHeld(
    tx,
    connection,
    type,
    rows.map(({ row }) => row.remoteId),
  );
}

function ageOf({ row: { remoteUpdatedAt }, receivedAt }: Incoming<AnyRow>): Date {
  return remoteUpdatedAt ? instantIn(remoteUpdatedAt) : receivedAt;
}

function lost(): never {
  throw new Error('a row was judged and not applied');
}
