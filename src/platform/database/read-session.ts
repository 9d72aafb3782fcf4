import { promisify } from 'node:util';
import type { PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock/clock.js';
import { enterTenantSql } from './enter-tenant.js';
import type { Statement } from './statement.js';
import { type BatchedResult, type BatchedStatement, StatementBatch } from './statement-batch.js';
import type { ReadTransaction } from './transaction.js';

/** A connection of the pool, to be given back: if it is not idle then, it is destroyed. */
export interface LentConnection {
  readonly client: PoolClient;
  readonly release: () => void;
}

/** What is to leave together. */
interface Gathering {
  readonly statements: BatchedStatement[];
  readonly results: Promise<readonly BatchedResult[]>;
}

interface Begun {
  readonly lent: Promise<LentConnection>;
  /** Settles when the transaction stands and the tenant is set; no row read before that may be believed. */
  readonly entered: Promise<Temporal.Instant>;
}

const begin = { name: 'begin_reads', text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' };
const enter = { name: 'enter_tenant', text: enterTenantSql };

const endOfTick = promisify(process.nextTick);

/**
 * The reads of one request: one connection, one REPEATABLE READ READ ONLY transaction, one snapshot, begun with the
 * first query. What is asked for in one tick is one round trip, and BEGIN and the tenant lead the first: when one of
 * them fails, nothing behind it is run.
 */
export class ReadSession implements ReadTransaction {
  #begun: Begun | undefined;
  #gathering: Gathering | undefined;
  #closed = false;

  constructor(
    private readonly connect: () => Promise<LentConnection>,
    readonly organizationId: string,
    private readonly clock: Clock,
    private readonly preparedStatements: boolean,
  ) {}

  async now(): Promise<Temporal.Instant> {
    return await this.#begin().entered;
  }

  async query<Row>(statement: Statement, parameters: readonly unknown[]): Promise<Row[]> {
    const { lent, entered } = this.#begin();
    const { rows } = await this.#ask(lent, statement, parameters);
    await entered;
    return rows as Row[];
  }

  /** Ends the transaction and gives the connection back. Nobody needs to wait: nothing was written. */
  close(): void {
    this.#closed = true;
    if (this.#begun === undefined) return;
    const { lent, entered } = this.#begun;
    lent
      .then(async ({ client, release }) => {
        // What was asked for in this tick goes first.
        await endOfTick();
        const ended = Promise.all([entered, client.query('COMMIT')]);
        ended.then(release, release);
      })
      .catch(() => undefined);
  }

  #begin(): Begun {
    if (this.#closed) throw new Error('these reads are closed');
    this.#begun ??= this.#open();
    return this.#begun;
  }

  #open(): Begun {
    const lent = this.connect();
    const began = this.#ask(lent, begin, []);
    const entering = this.#ask(lent, enter, [this.organizationId]);
    const entered = Promise.all([began, entering]).then(([{ tag }, { rows }]) => {
      const [row] = rows as readonly { readonly now: Date }[];
      if (tag !== 'BEGIN' || row === undefined) throw new Error('the read transaction did not begin');
      return this.clock.at(Temporal.Instant.fromEpochMilliseconds(row.now.getTime()));
    });
    // Whoever queries awaits it; nobody querying must not become an unhandled rejection.
    entered.catch(() => undefined);
    return { lent, entered };
  }

  async #ask(
    lent: Promise<LentConnection>,
    { name, text }: Statement,
    values: readonly unknown[],
  ): Promise<BatchedResult> {
    this.#gathering ??= this.#gather(lent);
    const { statements, results } = this.#gathering;
    const named = this.preparedStatements && name !== undefined;
    const index = statements.push(named ? { name, text, values } : { text, values }) - 1;
    const result = (await results)[index];
    if (result === undefined) throw new Error('a statement was not answered');
    return result;
  }

  #gather(lent: Promise<LentConnection>): Gathering {
    const statements: BatchedStatement[] = [];
    const send = async () => {
      const { client } = await lent;
      await endOfTick();
      this.#gathering = undefined;
      return await client.query(new StatementBatch(statements)).results;
    };
    return { statements, results: send() };
  }
}
