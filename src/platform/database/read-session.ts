import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock/clock.js';
import { GatheredStatements, type LentConnection } from '../wire/gathered-statements.js';
import { enterTenantToRead, planForValues } from './enter-tenant.js';
import { type Statement, statement } from './statement.js';
import type { ReadTransaction } from './transaction.js';

interface Begun {
  readonly statements: GatheredStatements;
  /** Settles when the transaction stands and the tenant is set; no row read before that may be believed. */
  readonly entered: Promise<Temporal.Instant>;
}

/** Whether the reader sees what was said in confidence: the database hides its rows. */
export type Confidences = 'SHOWN' | 'HIDDEN';

const begin = statement('begin_reads', 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');

/**
 * The reads of one request: one connection, one REPEATABLE READ READ ONLY transaction, one snapshot, begun with the
 * first query. What is asked for in one tick is one round trip, and BEGIN and the tenant lead the first: when one of
 * them fails, nothing behind it is run.
 */
export class ReadSession implements ReadTransaction {
  #begun: Begun | undefined;
  #closed = false;
  /**
   * Whether PostgreSQL plans anew for the values of what is read. It would plan a page each time, because it takes any page
   * for a tenth of its table where it does not know how many rows one has: as much work again as reading it.
   */
  #plansForValues: boolean;

  constructor(
    private readonly connect: () => Promise<LentConnection>,
    readonly organizationId: string,
    private readonly clock: Clock,
    private readonly preparedStatements: boolean,
    private readonly confidences: Confidences = 'SHOWN',
  ) {
    // What is not prepared is planned each time, and then rather for its values.
    this.#plansForValues = !preparedStatements;
  }

  async now(): Promise<Temporal.Instant> {
    return await this.#begin().entered;
  }

  async query<Row>(named: Statement, parameters: readonly unknown[]): Promise<Row[]> {
    const { statements, entered } = this.#begin();
    // Whether that fails is told by what stands behind it.
    if (this.#mustPlanFor(named)) statements.ask(planForValues, []).catch(() => undefined);
    const { rows } = await statements.ask(named, parameters);
    await entered;
    return rows as Row[];
  }

  #mustPlanFor({ plannedOnce = false }: Statement): boolean {
    if (plannedOnce || this.#plansForValues) return false;
    this.#plansForValues = true;
    return true;
  }

  /** Ends the transaction and gives the connection back. Nobody needs to wait: nothing was written. */
  close(): void {
    this.#closed = true;
    if (this.#begun === undefined) return;
    const { statements, entered } = this.#begun;
    Promise.all([statements.sent(), entered])
      .then(
        ([{ commitAndRelease }]) => commitAndRelease(),
        async () => (await statements.sent()).release(),
      )
      .catch(() => undefined);
  }

  #begin(): Begun {
    if (this.#closed) throw new Error('these reads are closed');
    this.#begun ??= this.#open();
    return this.#begun;
  }

  #open(): Begun {
    const statements = new GatheredStatements(this.connect(), this.preparedStatements);
    const answers = [
      statements.ask(begin, []),
      statements.ask(enterTenantToRead, [
        this.organizationId,
        this.confidences.toLowerCase(),
        this.#plansForValues ? 'auto' : 'force_generic_plan',
      ]),
    ];
    const entered = Promise.all(answers).then(([began, tenant]) => {
      const [row] = (tenant?.rows ?? []) as readonly { readonly now: Date }[];
      if (began?.tag !== 'BEGIN' || row === undefined) throw new Error('the read transaction did not begin');
      return this.clock.at(Temporal.Instant.fromEpochMilliseconds(row.now.getTime()));
    });
    // Whoever queries awaits it; nobody querying must not become an unhandled rejection.
    entered.catch(() => undefined);
    return { statements, entered };
  }
}
