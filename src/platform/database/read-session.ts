import type { PoolClient, QueryResult } from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock/clock.js';
import { enterTenant } from './enter-tenant.js';
import { gatherWrites } from './gather-writes.js';
import type { Statement } from './statement.js';
import type { ReadTransaction } from './transaction.js';

/** A connection of the pool, to be given back: if it is not idle then, it is destroyed. */
export interface LentConnection {
  readonly client: PoolClient;
  readonly release: () => void;
}

interface Begun extends LentConnection {
  /** Settles when the transaction stands and the tenant is set; no row read before that may be believed. */
  readonly entered: Promise<Temporal.Instant>;
}

/**
 * The reads of one request: one connection, one REPEATABLE READ READ ONLY transaction, one snapshot, begun with the
 * first query. BEGIN, the tenant and the first queries share a round trip (pg's pipeline). That is safe for reads
 * alone: behind a failed BEGIN a pipelined write would commit on its own, a read finds no tenant and is thrown away.
 */
export class ReadSession implements ReadTransaction {
  #begun: Promise<Begun> | undefined;
  #closed = false;

  constructor(
    private readonly connect: () => Promise<LentConnection>,
    readonly organizationId: string,
    private readonly clock: Clock,
    private readonly preparedStatements: boolean,
  ) {}

  async now(): Promise<Temporal.Instant> {
    return (await this.#begin()).entered;
  }

  async query<Row>(statement: Statement, parameters: readonly unknown[]): Promise<Row[]> {
    const { client, entered } = await this.#begin();
    gatherWrites(client);
    const named = this.preparedStatements ? statement : { text: statement.text };
    const [, result] = await Promise.all([
      entered,
      client.query<QueryResult & Row>({ ...named, values: [...parameters] }),
    ]);
    return result.rows;
  }

  /** Ends the transaction and gives the connection back. Nobody needs to wait: nothing was written. */
  close(): void {
    this.#closed = true;
    this.#begun
      ?.then(({ client, release, entered }) => {
        const ended = Promise.all([entered, client.query('COMMIT')]);
        ended.then(release, release);
      })
      .catch(() => undefined);
  }

  #begin(): Promise<Begun> {
    if (this.#closed) throw new Error('these reads are closed');
    this.#begun ??= this.#open();
    return this.#begun;
  }

  async #open(): Promise<Begun> {
    const { client, release } = await this.connect();
    gatherWrites(client);
    const begin = client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const enter = client.query<{ now: Date }>({
      ...(this.preparedStatements ? enterTenant : { text: enterTenant.text }),
      values: [this.organizationId],
    });
    const entered = Promise.all([begin, enter]).then(([began, { rows }]) => {
      if (began.command !== 'BEGIN' || rows[0] === undefined) throw new Error('the read transaction did not begin');
      return this.clock.at(Temporal.Instant.fromEpochMilliseconds(rows[0].now.getTime()));
    });
    // Whoever queries awaits it; nobody querying must not become an unhandled rejection.
    entered.catch(() => undefined);
    return { client, release, entered };
  }
}
