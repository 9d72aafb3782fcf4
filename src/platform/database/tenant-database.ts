import { Temporal } from 'temporal-polyfill';
import type { DataSource } from 'typeorm';
import type { Actor } from '../actor/actor.js';
import type { Clock } from '../clock/clock.js';
import type { EventBus } from '../events/event-bus.js';
import { isUuid } from '../ids/uuid.js';
import { problemOfConstraint } from '../problems/constraint-problems.js';
import { Problem } from '../problems/problem.js';
import { GatheredStatements, type LentConnection } from '../wire/gathered-statements.js';
import { lendConnection, releaseIdleOrDestroy } from '../wire/lent-connection.js';
import { WritingConnection } from '../wire/writing-connection.js';
import { enterTenantToWrite } from './enter-tenant.js';
import { type GroupTransaction, transactGroup } from './group-transaction.js';
import { type Confidences, ReadSession } from './read-session.js';
import type { Statement } from './statement.js';
import type { BeginningTransaction, ReadTransaction, WriteTransaction } from './transaction.js';

export interface WriteOptions {
  /** Acts as of an earlier instant: for importing history. The database's clock, if left out. */
  readonly asOf?: Temporal.Instant;
  /** What a crash of the database takes back is done again by itself: its commit need not wait for the disk. */
  readonly doneAgain?: boolean;
  /**
   * What it tells the database leaves with what it asks next, at the latest with COMMIT. It hears of a failure only then: not
   * for who catches one.
   */
  readonly tells?: boolean;
}

/**
 * The one way to run something inside an organization. The tenant is set with SET LOCAL semantics inside the
 * transaction and nowhere else; a connection that does not come back idle is destroyed, never reused.
 */
export class TenantDatabase {
  constructor(
    private readonly dataSource: DataSource,
    readonly clock: Clock,
    private readonly events: EventBus,
    readonly preparedStatements: boolean,
  ) {}

  /** A lazily begun read transaction for the caller to close: one connection, one snapshot. */
  openReads(organizationId: string, confidences?: Confidences): ReadSession {
    return new ReadSession(() => this.#connect(), organizationId, this.clock, this.preparedStatements, confidences);
  }

  async read<T>(organizationId: string, work: (tx: ReadTransaction) => Promise<T>): Promise<T> {
    const session = this.openReads(organizationId);
    try {
      return await work(session);
    } finally {
      session.close();
    }
  }

  /**
   * Runs `work` in one read-write transaction. If it returns a problem or throws, everything is rolled back; a
   * violated constraint that stands for a problem is returned as that problem.
   */
  async write<T>(
    actor: Actor,
    work: (tx: WriteTransaction) => Promise<T>,
    options: WriteOptions = {},
  ): Promise<T | Problem> {
    return await this.writeAfter(actor, () => Promise.resolve(), work, options);
  }

  /** The same, where what is asked first hangs on nothing: that leaves with BEGIN. It reads and locks, and changes nothing. */
  async writeAfter<Seen, T>(
    actor: Actor,
    look: (tx: BeginningTransaction) => Promise<Seen>,
    work: (tx: WriteTransaction, seen: Seen) => Promise<T>,
    options: WriteOptions = {},
  ): Promise<T | Problem> {
    if (!isUuid(actor.organizationId)) throw new Error('an actor without an organization cannot write');
    const runner = this.dataSource.createQueryRunner();
    let lent: WritingConnection | undefined;
    try {
      lent = new WritingConnection(runner, await runner.connect(), this.preparedStatements);
      const instead = options.asOf ?? this.clock.instead;
      const durability = options.doneAgain ? 'off' : 'on';
      const entering = [actor.organizationId, instead?.toString() ?? null, durability];
      const began = lent.begin(enterTenantToWrite, entering);
      const [now, seen] = await Promise.all([began, look(beginning(lent, actor))]);
      const result = await work(this.#transaction(lent, actor, now, options), seen);
      if (result instanceof Problem) await lent.rollback();
      else await lent.commit();
      return result;
    } catch (error) {
      await lent?.rollback().catch(() => undefined);
      const problem = problemOfConstraint(error);
      if (problem !== undefined) return problem;
      throw error;
    } finally {
      await releaseIdleOrDestroy(runner);
    }
  }

  /**
   * Runs `work` in one read-write transaction, for what comes up of many rows at once: in few statements, in as few round
   * trips as it may. By the system; if it throws, everything is rolled back.
   */
  async writeGroup<T>(organizationId: string, work: (tx: GroupTransaction) => Promise<T>): Promise<T> {
    if (!isUuid(organizationId)) throw new Error('a group of nobody cannot be written');
    return await transactGroup(await this.#connect(), organizationId, this, (statements) =>
      work({ ...statements, publishAll: (events) => this.events.publishGroup(statements, events) }),
    );
  }

  /** Rows of a statement that belongs to no organization: the narrow functions that cross them. */
  async acrossOrganizations<Row>(text: string, parameters: readonly unknown[]): Promise<Row[]> {
    return await this.dataSource.query(text, [...parameters]);
  }

  /** The same, of a statement whose first parameter is what stands in place of the database's time: null where that counts. */
  async acrossOrganizationsNow<Row>(text: string, parameters: readonly unknown[]): Promise<Row[]> {
    return await this.acrossOrganizations(text, [this.clock.instead?.toString() ?? null, ...parameters]);
  }

  /**
   * The same of what is looked up with every request, and changes nothing: prepared once on each connection, in one round
   * trip.
   */
  async lookAcrossOrganizations<Row>(named: Statement, parameters: readonly unknown[]): Promise<Row[]> {
    const statements = new GatheredStatements(this.#connect(), this.preparedStatements);
    const asked = statements.ask(named, [this.clock.instead?.toString() ?? null, ...parameters]);
    try {
      return (await asked).rows as Row[];
    } finally {
      (await statements.sent()).release();
    }
  }

  /** The database's time, as the clock gives it. */
  async now(): Promise<Temporal.Instant> {
    const [row] = await this.acrossOrganizations<{ now: Date }>(
      `SELECT date_trunc('milliseconds', clock_timestamp()) AS now`,
      [],
    );
    if (row === undefined) throw new Error('the database told no time');
    return this.clock.at(Temporal.Instant.fromEpochMilliseconds(row.now.getTime()));
  }

  /** Straight from the pool: for what a read needs, a QueryRunner's bookkeeping costs as much as a query. */
  async #connect(): Promise<LentConnection> {
    return await lendConnection(this.dataSource);
  }

  #transaction(
    lent: WritingConnection,
    actor: Actor,
    now: Temporal.Instant,
    { tells = false }: WriteOptions,
  ): WriteTransaction {
    const tx: WriteTransaction = {
      ...beginning(lent, actor),
      actor,
      now,
      tell: async (asked, parameters) => {
        if (tells) lent.tell(asked, parameters);
        else await lent.query(asked, parameters);
      },
      publish: (type, payload, publishing = {}) => this.events.publish(tx, type, payload, publishing),
      publishAll: (events, publishing = {}) => this.events.publishAll(tx, events, publishing),
    };
    return tx;
  }
}

function beginning(lent: WritingConnection, { organizationId }: Actor): BeginningTransaction {
  const { manager } = lent.runner;
  return { organizationId, manager, query: (asked, parameters) => lent.query(asked, parameters) };
}
