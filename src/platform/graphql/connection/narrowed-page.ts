import type { RequestReads } from '../request-reads.js';
import type { Connection } from './connection.js';
import { beyond, type IdList, type IdRows, pageOfRows } from './id-page.js';
import type { PageArgs } from './page-input.js';

/** What rows of a list have to fulfil, put together for one call: fixed texts, every value a parameter. */
export class Conditions {
  readonly parameters: unknown[];
  readonly #texts: string[];

  /** @param table what the table of the rows is called */
  constructor(table: string, organizationId: string) {
    this.parameters = [organizationId];
    this.#texts = [`${table}.organization_id = $1`];
  }

  /** In a condition, where that value stands. The organization is `$1`. */
  bind(value: unknown): string {
    return `$${this.parameters.push(value)}`;
  }

  add(text: string): void {
    this.#texts.push(text);
  }

  get where(): string {
    return this.#texts.join(' AND ');
  }
}

/** Rows of one table in the order of their ids. */
export interface NarrowedList extends Pick<IdList, 'direction' | 'scope'> {
  readonly columns: string;
  readonly from: string;
  /** What it is called there. */
  readonly table: string;
}

/** One page of the rows that fulfil the conditions. A filter narrows a list, its order and its cursors stay. */
export async function narrowedPage<Row extends { readonly id: string }, Node>(
  { tx }: RequestReads,
  { columns, from, table, ...list }: NarrowedList,
  { where, parameters }: Conditions,
  args: PageArgs,
  node: (row: Row) => Node,
): Promise<Connection<Node>> {
  const next = parameters.length + 1;
  const rows: IdRows<Row> = {
    ...list,
    read: (order, start, limit) => {
      const text = `SELECT ${columns} FROM ${from} ${table}
        WHERE ${where} AND ${table}.id ${beyond(order)} $${next} ORDER BY ${table}.id ${order} LIMIT $${next + 1}`;
      return tx.query<Row>({ text }, [...parameters, start, limit]);
    },
    count: async () => {
      const text = `SELECT count(*) AS count FROM ${from} ${table} WHERE ${where}`;
      const [counted] = await tx.query<{ count: number }>({ text }, parameters);
      return counted?.count ?? 0;
    },
  };
  return await pageOfRows(tx.organizationId, rows, args, node);
}

/** Whether a filter narrows a list at all. */
export function narrows<Filter extends object>(filter: Filter | null | undefined): filter is Filter {
  return Object.values(filter ?? {}).some((value) => value !== null && value !== undefined);
}
