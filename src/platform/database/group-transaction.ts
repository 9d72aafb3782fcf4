import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock/clock.js';
import type { Publication } from '../events/event-type.js';
import { assertCommitted } from '../wire/connection-status.js';
import { GatheredStatements, type LentConnection } from '../wire/gathered-statements.js';
import { type Statement, statement } from './statement.js';

/** A transaction in which what comes up of many rows of one organization is recorded together, in few statements. */
export interface GroupTransaction {
  readonly organizationId: string;
  /** The instant of this transaction, in whole milliseconds: the database's clock, read once. */
  now(): Promise<Temporal.Instant>;
  /** Runs in the order of the calls. What is asked in one tick is one round trip. */
  query<Row>(statement: Statement, parameters: readonly unknown[]): Promise<Row[]>;
  /** Events of a kind that has no listeners: those want a transaction of their own. */
  publishAll(events: readonly Publication[]): Promise<void>;
  /** Nothing more will be asked: COMMIT leaves with what was. Done at the end of the work, if it is left out. */
  commit(): void;
}

export type GroupStatements = Omit<GroupTransaction, 'publishAll'>;

/** In a statement: the instant of the transaction. */
export const transactionNow = `current_setting('app.now')::timestamptz`;

const begin = statement('begin_group', 'BEGIN');
// Many wait for one who holds a lock of a few: such a transaction gives up soon, and its parts are done one by one. Its
// statements take lists, for which PostgreSQL would make a new plan each time.
const enter = statement(
  'enter_group',
  `SELECT set_config('app.organization_id', $1, true), set_config('app.now', t.now::text, true),
     set_config('lock_timeout', '200ms', true), set_config('plan_cache_mode', 'force_generic_plan', true), t.now
   FROM (SELECT coalesce($2::timestamptz, date_trunc('milliseconds', clock_timestamp())) AS now) t`,
);
const commit = statement('commit_group', 'COMMIT');

/**
 * Runs `work` in one read-write transaction inside the organization; if it throws before it asks to commit, everything is
 * rolled back. BEGIN and the tenant lead the first batch: if they fail, nothing behind them is run.
 */
export async function transactGroup<T>(
  lent: LentConnection,
  organizationId: string,
  { clock, preparedStatements }: { readonly clock: Clock; readonly preparedStatements: boolean },
  work: (tx: GroupStatements) => Promise<T>,
): Promise<T> {
  const statements = new GatheredStatements(Promise.resolve(lent), preparedStatements);
  const began = begun(statements, organizationId, clock);
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
  const query = async <Row>(named: Statement, parameters: readonly unknown[]): Promise<Row[]> => {
    if (isOver) throw new Error('this transaction is over');
    const [{ rows }] = await Promise.all([statements.ask(named, parameters), began]);
    return rows as Row[];
  };
  try {
    const result = await work({ organizationId, now: () => began, query, commit: () => void end() });
    await began;
    await end();
    return result;
  } catch (error) {
    isOver = true;
    // What was asked to be committed before is: whoever fails afterwards does not take it back.
    if (!(await isDone(committed))) await lent.client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    lent.release();
  }
}

async function isDone(committed: Promise<void> | undefined): Promise<boolean> {
  if (committed === undefined) return false;
  return await committed.then(
    () => true,
    () => false,
  );
}

async function commitOf(statements: GatheredStatements): Promise<void> {
  assertCommitted((await statements.ask(commit, [])).tag);
}

async function begun(statements: GatheredStatements, organizationId: string, clock: Clock): Promise<Temporal.Instant> {
  const instead = clock.instead?.toString() ?? null;
  const [began, { rows }] = await Promise.all([
    statements.ask(begin, []),
    statements.ask(enter, [organizationId, instead]),
  ]);
  const [row] = rows as readonly { readonly now: Date }[];
  if (began.tag !== 'BEGIN' || row === undefined) throw new Error('the transaction did not begin');
  return clock.at(Temporal.Instant.fromEpochMilliseconds(row.now.getTime()));
}
