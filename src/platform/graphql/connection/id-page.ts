import { type Statement, statement } from '../../database/statement.js';
import type { RequestReads } from '../request-reads.js';
import { type Connection, pageOf } from './connection.js';
import { cursorScope, decodeCursor, encodeCursor } from './cursor.js';
import type { PageArgs } from './page-input.js';
import { sliceOf } from './slice.js';

/** Which way ids are read: from the oldest on, or from the newest. */
export type Order = 'ASC' | 'DESC';

const start = {
  ASC: { beyond: '>', end: '00000000-0000-0000-0000-000000000000' },
  DESC: { beyond: '<', end: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
} as const;

/** How ids behind one are compared with it, read in that order. */
export function beyond(order: Order): '<' | '>' {
  return start[order].beyond;
}

/** What reads pages of a list, in both orders: backwards is the other one. */
export interface Pages {
  /** Parameters: organization, id to start behind, limit, and those of the list itself. */
  readonly ASC: Required<Statement>;
  readonly DESC: Required<Statement>;
}

/** A list in the order its rows were made, which is the order of their ids. */
export interface IdList {
  readonly direction: 'oldest-first' | 'newest-first';
  /** What its cursors belong to. */
  readonly scope: string;
  readonly pages: Pages;
  /** Parameters: organization, and those of the list itself. */
  readonly count: Statement;
  readonly parameters?: readonly unknown[];
}

/**
 * Declares the statements of a list's pages, and what its cursors belong to.
 * @param text given how ids are compared with the second parameter, and in which order they are read
 */
export function idPages(
  scope: string,
  text: (beyond: '<' | '>', order: Order) => string,
): Pick<IdList, 'scope' | 'pages'> {
  const of = (order: Order) => statement(`${scope}_${order.toLowerCase()}`, text(beyond(order), order));
  return { scope, pages: { ASC: of('ASC'), DESC: of('DESC') } };
}

/** Reads one page of such a list. */
export async function idPage<Row extends { readonly id: string }, Node>(
  reads: RequestReads,
  list: IdList,
  args: PageArgs,
  node: (row: Row) => Node,
): Promise<Connection<Node>> {
  const { tx } = reads;
  const own = list.parameters ?? [];
  const rows = {
    ...list,
    read: (order: Order, from: string, limit: number) =>
      tx.query<Row>(list.pages[order], [tx.organizationId, from, limit, ...own]),
    count: async () => {
      const [counted] = await tx.query<{ count: number }>(list.count, [tx.organizationId, ...own]);
      return counted?.count ?? 0;
    },
  };
  return await pageOfRows(tx.organizationId, rows, args, node);
}

/** Rows in the order of their ids, however they are read. */
export interface IdRows<Row> extends Pick<IdList, 'direction' | 'scope'> {
  readonly read: (order: Order, from: string, limit: number) => Promise<Row[]>;
  readonly count: () => Promise<number>;
}

/** One page of rows that are read by their ids. */
export async function pageOfRows<Row extends { readonly id: string }, Node>(
  organizationId: string,
  { direction, scope: list, read, count }: IdRows<Row>,
  args: PageArgs,
  node: (row: Row) => Node,
): Promise<Connection<Node>> {
  const slice = sliceOf(args);
  const scope = cursorScope(list, organizationId);
  const orderOf = (backwards: boolean): Order => ((direction === 'oldest-first') === backwards ? 'DESC' : 'ASC');
  const from = (backwards: boolean, id: string | undefined, limit: number) => {
    const order = orderOf(backwards);
    return read(order, id ?? start[order].end, limit);
  };
  const argument = slice.backwards ? 'before' : 'after';
  const id = slice.cursor === null ? undefined : decodeCursor(scope, 1, slice.cursor, argument)[0];
  return pageOf(await from(slice.backwards, id, slice.most + 1), slice, {
    cursor: (row) => encodeCursor(scope, [row.id]),
    node,
    count,
    hasBeside: async (side, row) => (await from(side === 'before', row?.id, 1)).length > 0,
  });
}
