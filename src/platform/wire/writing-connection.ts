import type { PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { QueryRunner } from 'typeorm';
import { type Statement, statement } from '../database/statement.js';
import { assertCommitted } from './connection-status.js';
import { type BatchedResult, type BatchedStatement, StatementBatch } from './statement-batch.js';

/** What is to leave together. */
interface Batch {
  readonly statements: BatchedStatement[];
  readonly results: PromiseWithResolvers<readonly BatchedResult[]>;
  /** Somebody waits for an answer. */
  isAsked: boolean;
}

const begin = statement('begin_to_write', 'BEGIN');
const commit = statement('commit_written', 'COMMIT');

/**
 * A connection in a transaction in which TypeORM writes and we do, straight to pg. What is asked together, before anything
 * is awaited, leaves as one batch, in the order of the calls and before anything that TypeORM is asked for after it. What is
 * told waits for the next batch.
 * TypeORM is told that a transaction is under way, so that it begins none of its own.
 */
export class WritingConnection {
  #next: Batch | undefined;
  /** What left before TypeORM asked for something, and nobody waits for. */
  readonly #told: Promise<unknown>[] = [];
  #isOver = false;

  constructor(
    readonly runner: QueryRunner,
    private readonly client: PoolClient,
    private readonly preparedStatements: boolean,
  ) {
    const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
    const afterTold = async (...given: unknown[]) => {
      const told = this.#next;
      if (told !== undefined) {
        const left = this.#leave(told);
        if (!told.isAsked) this.#told.push(left);
      }
      return await query(...given);
    };
    Object.assign(runner, { query: afterTold });
  }

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
    this.#assertLent();
    const { rows } = await this.#ask(statementIn(asked), parameters);
    return rows as Row[];
  }

  /** Nobody waits for its answer: it leaves in front of what is asked next, COMMIT at the latest, which fails if it did. */
  tell(asked: Statement | string, parameters: readonly unknown[]): void {
    this.#assertLent();
    this.#add(this.#gathered(), statementIn(asked), parameters);
  }

  async commit(): Promise<void> {
    this.#isOver = true;
    if (this.#told.length > 0) await Promise.all(this.#told);
    assertCommitted((await this.#ask(commit, [])).tag);
    this.#tellRunner(false);
  }

  async rollback(): Promise<void> {
    await this.client.query('ROLLBACK');
    this.#tellRunner(false);
  }

  async #ask(asked: Statement, values: readonly unknown[]): Promise<BatchedResult> {
    const batch = this.#gathered();
    const index = this.#add(batch, asked, values);
    if (!batch.isAsked) queueMicrotask(() => this.#leave(batch));
    batch.isAsked = true;
    const result = (await batch.results.promise)[index];
    if (result === undefined) throw new Error('a statement was not answered');
    return result;
  }

  #gathered(): Batch {
    this.#next ??= { statements: [], results: Promise.withResolvers(), isAsked: false };
    return this.#next;
  }

  /** @returns its place in the batch */
  #add({ statements }: Batch, { name, text }: Statement, values: readonly unknown[]): number {
    const isNamed = this.preparedStatements && name !== undefined;
    return statements.push(isNamed ? { name, text, values } : { text, values }) - 1;
  }

  #leave(batch: Batch): Promise<unknown> {
    const { statements, results } = batch;
    if (this.#next === batch) {
      this.#next = undefined;
      const send = async () => await this.client.query(new StatementBatch(statements)).results;
      results.resolve(send());
      // Whoever asked hears of a failure, and so does COMMIT.
      results.promise.catch(() => undefined);
    }
    return results.promise;
  }

  /** Behind COMMIT there is no transaction, and the connection may be somebody else's by now. */
  #assertLent(): void {
    if (this.#isOver || this.runner.isReleased) throw new Error('this transaction is over');
  }

  #tellRunner(isTransactionActive: boolean): void {
    Object.assign(this.runner, { isTransactionActive });
  }
}

function statementIn(asked: Statement | string): Statement {
  return typeof asked === 'string' ? { text: asked } : asked;
}
