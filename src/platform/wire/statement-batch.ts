import { type Connection, Query } from 'pg';
import utils from 'pg/lib/utils.js';
import { serialize } from 'pg-protocol';
import type { Statement } from '../database/statement.js';
import { type ColumnDescription, type RowReader, rowReader } from './row-reader.js';

export interface BatchedStatement extends Statement {
  readonly values: readonly unknown[];
}

/** What PostgreSQL answered to one statement. */
export interface BatchedResult {
  /** Such as `SELECT 20`. */
  readonly tag: string;
  readonly rows: readonly object[];
}

/** The named statements that a connection has prepared, and how their rows are read; null for those without rows. */
const preparedOn = new WeakMap<Connection, Map<string, RowReader | null>>();

/**
 * Statements that leave in one write and are answered in one: PostgreSQL sends what it has at a Sync, and these share the
 * one at their end. After one that fails the others are not run, and all have failed. The text of a named statement and
 * the form of its rows cross the wire once for each connection.
 *
 * It is a query of pg's own kind, which takes no other on a pipelined connection.
 */
export class StatementBatch extends Query {
  readonly #outcome = Promise.withResolvers<readonly BatchedResult[]>();
  readonly #results: BatchedResult[] = [];
  #connection: Connection | undefined;
  /** Of the statement that is being answered. */
  #reader: RowReader | null = null;
  #rows: object[] = [];

  constructor(readonly statements: readonly BatchedStatement[]) {
    super('');
  }

  /** Settles when all are answered, in their order. */
  get results(): Promise<readonly BatchedResult[]> {
    return this.#outcome.promise;
  }

  override submit = submitBatch;

  /** Writes it to a connection. */
  send(connection: Connection): void {
    this.#connection = connection;
    const prepared = preparedOn.get(connection);
    const messages: Buffer[] = [];
    for (const each of this.statements) {
      const { name } = each;
      const bind = serialize.bind({
        statement: name ?? '',
        values: each.values as unknown[],
        valueMapper: utils.prepareValue,
      });
      if (name !== undefined && prepared?.has(name)) messages.push(bind, serialize.execute());
      else messages.push(...preparing(each), bind, describe, serialize.execute());
    }
    messages.push(serialize.sync());
    connection.stream.write(Buffer.concat(messages));
    this.#expectNext();
  }

  handleRowDescription({ fields }: { readonly fields: readonly ColumnDescription[] }): void {
    this.#reader = rowReader(fields);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#reader !== null) this.#rows.push(this.#reader(fields));
  }

  handleCommandComplete({ text: tag }: { readonly text: string }, connection: Connection): void {
    const { name } = this.statements[this.#results.length] ?? {};
    if (name !== undefined) {
      const prepared = preparedOn.get(connection) ?? new Map<string, RowReader | null>();
      preparedOn.set(connection, prepared.set(name, this.#reader));
    }
    this.#results.push({ tag, rows: this.#rows });
    this.#expectNext();
  }

  handleError(error: unknown): void {
    // Which of them stand now, the next batch does not ask: it prepares what it needs anew.
    if (this.#connection !== undefined) preparedOn.delete(this.#connection);
    this.#outcome.reject(error);
  }

  handleReadyForQuery(): void {
    this.#outcome.resolve(this.#results);
  }

  #expectNext(): void {
    const { name } = this.statements[this.#results.length] ?? {};
    const prepared = this.#connection && preparedOn.get(this.#connection);
    this.#reader = (name !== undefined && prepared?.get(name)) || null;
    this.#rows = [];
  }
}

/**
 * One function for all batches. V8 takes a function that is written where a property is assigned for a method of something
 * lasting, and makes it an old object: it would keep its batch, and all rows of it, until those are collected.
 */
function submitBatch(this: StatementBatch, connection: Connection): void {
  this.send(connection);
}

const describe = serialize.describe({ type: 'P' });

/** A batch that has not been answered yet, or one that failed, may have prepared it already: it is prepared anew. */
function preparing({ name = '', text }: BatchedStatement): Buffer[] {
  return [serialize.close({ type: 'S', name }), serialize.parse({ name, text })];
}
