import { promisify } from 'node:util';
import type { PoolClient } from 'pg';
import type { Statement } from '../database/statement.js';
import { type BatchedResult, type BatchedStatement, StatementBatch } from './statement-batch.js';

/** A connection of the pool, to be given back. */
export interface LentConnection {
  readonly client: PoolClient;
  /** If it is not idle then, it is destroyed. */
  readonly release: () => void;
  /** Commits, and gives it back without waiting for the answer where nothing else is awaited. */
  readonly commitAndRelease: () => void;
}

/** What is to leave together. */
interface Batch {
  readonly statements: BatchedStatement[];
  readonly results: Promise<readonly BatchedResult[]>;
}

const endOfTick = promisify(process.nextTick);

/** What is asked of a connection in one tick leaves as one batch, in its order, as soon as there is the connection. */
export class GatheredStatements {
  #next: Batch | undefined;

  constructor(
    private readonly lent: Promise<LentConnection>,
    private readonly preparedStatements: boolean,
  ) {}

  async ask({ name, text }: Statement, values: readonly unknown[]): Promise<BatchedResult> {
    this.#next ??= this.#gather();
    const { statements, results } = this.#next;
    const isNamed = this.preparedStatements && name !== undefined;
    const index = statements.push(isNamed ? { name, text, values } : { text, values }) - 1;
    const result = (await results)[index];
    if (result === undefined) throw new Error('a statement was not answered');
    return result;
  }

  /** Resolves when what was asked until now has left. */
  async sent(): Promise<LentConnection> {
    const lent = await this.lent;
    await endOfTick();
    return lent;
  }

  #gather(): Batch {
    const statements: BatchedStatement[] = [];
    const send = async () => {
      const { client } = await this.sent();
      this.#next = undefined;
      return await client.query(new StatementBatch(statements)).results;
    };
    return { statements, results: send() };
  }
}
