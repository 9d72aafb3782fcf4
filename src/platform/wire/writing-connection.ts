import type { PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { QueryRunner } from 'typeorm';
import { type Statement, statement } from '../database/statement.js';
import { assertCommitted } from './connection-status.js';
import { type BatchedResult, type BatchedStatement, StatementBatch } from './statement-batch.js';

/** What is to leave together. */
interface Batch {
  readonly statements: BatchedStatement[];
  readonly results: Promise<readonly BatchedResult[]>;
}

const begin = statement('begin_to_write', 'BEGIN');
const commit = statement('commit_written', 'COMMIT');

/**
 * A connection in a transaction in which TypeORM writes and we do, straight to pg. What is asked together, before anything
 * is awaited, leaves as one batch, in the order of the calls and before anything that TypeORM is asked for after it.
 * TypeORM is told that a transaction is under way, so that it begins none of its own.
 */
export class WritingConnection {
  #next: Batch | undefined;

  constructor(
    readonly runner: QueryRunner,
    private readonly client: PoolClient,
    private readonly preparedStatements: boolean,
  ) {}

  /**
   * BEGIN leads the batch: if it fails, nothing behind it is run.
   * @param enter answers the instant of the transaction
   */
  async begin(enter: Statement, parameters: readonly unknown[]): Promise<Temporal.Instant> {
    const [began, { rows }] = await Promise.all([this.#ask(begin, []), this.#ask(enter, parameters)]);
    const [row] = rows as readonly { readonly now: Date }[];
    if (began.tag !== 'BEGIN' || row === undefined) throw new Error('the transaction did not begin');
    this.#tellRunner(true);
    return Temporal.Instant.fromEpochMilliseconds(row.now.getTime());
  }

  async query<Row>(asked: Statement | string, parameters: readonly unknown[]): Promise<Row[]> {
    // The connection may be somebody else's by now.
    if (this.runner.isReleased) throw new Error('this transaction is over');
    const { rows } = await this.#ask(typeof asked === 'string' ? { text: asked } : asked, parameters);
    return rows as Row[];
  }

  async commit(): Promise<void> {
    assertCommitted((await this.#ask(commit, [])).tag);
    this.#tellRunner(false);
  }

  async rollback(): Promise<void> {
    await this.client.query('ROLLBACK');
    this.#tellRunner(false);
  }

  async #ask({ name, text }: Statement, values: readonly unknown[]): Promise<BatchedResult> {
    this.#next ??= this.#gather();
    const { statements, results } = this.#next;
    const isNamed = this.preparedStatements && name !== undefined;
    const index = statements.push(isNamed ? { name, text, values } : { text, values }) - 1;
    const result = (await results)[index];
    if (result === undefined) throw new Error('a statement was not answered');
    return result;
  }

  #gather(): Batch {
    const statements: BatchedStatement[] = [];
    const send = async () => {
      await undefined;
      this.#next = undefined;
      return await this.client.query(new StatementBatch(statements)).results;
    };
    return { statements, results: send() };
  }

  #tellRunner(isTransactionActive: boolean): void {
    Object.assign(this.runner, { isTransactionActive });
  }
}
