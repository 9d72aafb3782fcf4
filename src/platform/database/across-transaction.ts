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
}

const begin = statement('begin_across', 'BEGIN');
// Many wait for one who holds a lock of a few: such a transaction gives up soon, and its parts are done one by one.
const prepare = statement(
  'prepare_across',
  `SELECT set_config('lock_timeout', '200ms', true), date_trunc('milliseconds', clock_timestamp()) AS now`,
);
const commit = statement('commit_across', 'COMMIT');

/**
 * Runs `work` in one read-write transaction; if it throws, everything is rolled back. Each statement stands right behind
 * the setting of its tenant. BEGIN leads the first batch: if it fails, nothing behind it is run.
 */
export async function transactAcross<T>(
  { client, release }: LentConnection,
  clock: Clock,
  preparedStatements: boolean,
  work: (tx: AcrossTransaction) => Promise<T>,
): Promise<T> {
  const statements = new GatheredStatements(Promise.resolve({ client, release }), preparedStatements);
  const began = begun(statements, clock);
  // Work that fails before it asks for anything must not leave an unhandled rejection.
  began.catch(() => undefined);
  let isOver = false;
  let entered: string | undefined;
  const query = async <Row>(id: string, named: Statement, parameters: readonly unknown[]): Promise<Row[]> => {
    if (isOver) throw new Error('this transaction is over');
    const entering = entered === id ? undefined : statements.ask(enterTenant, [id]);
    entered = id;
    const [{ rows }] = await Promise.all([statements.ask(named, parameters), entering, began]);
    return rows as Row[];
  };
  try {
    const result = await work({ now: () => began, query });
    isOver = true;
    await began;
    const { tag } = await statements.ask(commit, []);
    if (tag !== 'COMMIT') throw new Error('a statement had failed: the transaction was not committed');
    return result;
  } catch (error) {
    isOver = true;
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    release();
  }
}

async function begun(statements: GatheredStatements, clock: Clock): Promise<Temporal.Instant> {
  const [began, { rows }] = await Promise.all([statements.ask(begin, []), statements.ask(prepare, [])]);
  const [row] = rows as readonly { readonly now: Date }[];
  if (began.tag !== 'BEGIN' || row === undefined) throw new Error('the transaction did not begin');
  return clock.at(Temporal.Instant.fromEpochMilliseconds(row.now.getTime()));
}
