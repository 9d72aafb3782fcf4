import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock/clock.js';
import { enterTenant } from './enter-tenant.js';
import { GatheredStatements, type LentConnection } from './gathered-statements.js';
import { type Statement, statement } from './statement.js';

/** A transaction over rows of several organizations: no statement in it sees more than the one that it names. */
export interface AcrossTransaction {
  /** The instant of this transaction, in whole milliseconds: the database's clock, read once. */
  now(): Promise<Temporal.Instant>;
  /** Runs inside the organization, in the order of the calls. What is asked in one tick is one round trip. */
  query<Row>(organizationId: string, statement: Statement, parameters: readonly unknown[]): Promise<Row[]>;
  /** Nothing more will be asked: COMMIT leaves with what was. Done at the end of the work, if it is left out. */
  commit(): void;
}

/** In a statement: the instant of the transaction. */
export const transactionNow = `current_setting('app.now')::timestamptz`;

const begin = statement('begin_across', 'BEGIN');
// Many wait for one who holds a lock of a few: such a transaction gives up soon, and its parts are done one by one. Its
// statements take lists, for which PostgreSQL would make a new plan each time.
const prepare = statement(
  'prepare_across',
  `SELECT set_config('lock_timeout', '200ms', true), set_config('plan_cache_mode', 'force_generic_plan', true),
     set_config('app.now', t.now::text, true), t.now
   FROM (SELECT coalesce($1::timestamptz, date_trunc('milliseconds', clock_timestamp())) AS now) t`,
);
const commit = statement('commit_across', 'COMMIT');

/**
 * Runs `work` in one read-write transaction; if it throws, everything is rolled back. Each statement stands right behind
 * the setting of its tenant. BEGIN leads the first batch: if it fails, nothing behind it is run.
 */
export async function transactAcross<T>(
  lent: LentConnection,
  clock: Clock,
  preparedStatements: boolean,
  work: (tx: AcrossTransaction) => Promise<T>,
): Promise<T> {
  const statements = new GatheredStatements(Promise.resolve(lent), preparedStatements);
  const began = begun(statements, clock);
  // Work that fails before it asks for anything must not leave an unhandled rejection.
  began.catch(() => undefined);
  let isOver = false;
  let committed: Promise<void> | undefined;
  const end = () => {
    isOver = true;
    committed ??= commitOf(statements);
    // Whoever asked for it hears of it from `work`, or below.
    committed.catch(() => undefined);
    return committed;
  };
  let entered: string | undefined;
  const query = async <Row>(id: string, named: Statement, parameters: readonly unknown[]): Promise<Row[]> => {
    if (isOver) throw new Error('this transaction is over');
    const entering = entered === id ? undefined : statements.ask(enterTenant, [id]);
    entered = id;
    const [{ rows }] = await Promise.all([statements.ask(named, parameters), entering, began]);
    return rows as Row[];
  };
  try {
    const result = await work({ now: () => began, query, commit: () => void end() });
    await began;
    await end();
    return result;
  } catch (error) {
    isOver = true;
    await lent.client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    lent.release();
  }
}

async function commitOf(statements: GatheredStatements): Promise<void> {
  const { tag } = await statements.ask(commit, []);
  if (tag !== 'COMMIT') throw new Error('a statement had failed: the transaction was not committed');
}

async function begun(statements: GatheredStatements, clock: Clock): Promise<Temporal.Instant> {
  const instead = clock.instead?.toString() ?? null;
  const [began, { rows }] = await Promise.all([statements.ask(begin, []), statements.ask(prepare, [instead])]);
  const [row] = rows as readonly { readonly now: Date }[];
  if (began.tag !== 'BEGIN' || row === undefined) throw new Error('the transaction did not begin');
  return clock.at(Temporal.Instant.fromEpochMilliseconds(row.now.getTime()));
}
