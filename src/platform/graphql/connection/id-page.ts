import type { Statement } from '../../database/statement.js';
import type { RequestReads } from '../request-reads.js';
import { type Connection, pageOf } from './connection.js';
import { cursorScope, decodeCursor, encodeCursor } from './cursor.js';
import type { PageArgs } from './page-input.js';

const lowest = '00000000-0000-0000-0000-000000000000';
const highest = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** A list in the order its rows were made, which is the order of their ids. */
export interface IdList {
  readonly direction: 'oldest-first' | 'newest-first';
  /** Parameters: organization, id to start behind, limit, and those of the list itself. */
  readonly page: Required<Statement>;
  /** What its cursors belong to; the name of the page's statement, if left out. */
  readonly scope?: string;
  /** Parameters: organization, and those of the list itself. */
  readonly count: Statement;
  readonly parameters?: readonly unknown[];
}

/** Reads one page of such a list. */
export async function idPage<Row extends { readonly id: string }, Node>(
  reads: RequestReads,
  list: IdList,
  args: PageArgs,
  node: (row: Row) => Node,
): Promise<Connection<Node>> {
  const { tx } = reads;
  const start = list.direction === 'oldest-first' ? lowest : highest;
  const scope = cursorScope(list.scope ?? list.page.name, tx.organizationId);
  const after = typeof args.after === 'string' ? decodeCursor(scope, 1, args.after)[0] : start;
  const own = list.parameters ?? [];
  const rows = await tx.query<Row>(list.page, [tx.organizationId, after, args.first + 1, ...own]);
  return pageOf(rows, args.first, {
    cursor: (row) => encodeCursor(scope, [row.id]),
    node,
    count: async () => {
      const [counted] = await tx.query<{ count: number }>(list.count, [tx.organizationId, ...own]);
      return counted?.count ?? 0;
    },
  });
}
