import type { PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock/clock.js';
import { enterTenant } from './enter-tenant.js';
import { gatherWrites } from './gather-writes.js';
import type { LentConnection } from './read-session.js';
import type { Statement } from './statement.js';

/** A transaction over rows of several organizations: no statement in it sees more than the one that it names. */
export interface AcrossTransaction {
  /** The instant of this transaction, in whole milliseconds: the database's clock, read once. */
  readonly now: Temporal.Instant;
  /** Runs inside the organization. It leaves at once, behind those before it: statements awaited together share a round trip. */
  query<Row>(organizationId: string, statement: Statement, parameters: readonly unknown[]): Promise<Row[]>;
}

// Many wait for one who holds a lock of a few: such a transaction gives up soon, and its parts are done one by one.
const beginSql = `
  SELECT set_config('lock_timeout', '200ms', true), date_trunc('milliseconds', clock_timestamp()) AS now`;

/**
 * Runs `work` in one read-write transaction; if it throws, everything is rolled back. Statements are pipelined, each right
 * behind the setting of its tenant, and only once BEGIN has been answered: behind a failed one they would commit alone.
 */
export async function transactAcross<T>(
  { client, release }: LentConnection,
  clock: Clock,
  preparedStatements: boolean,
  work: (tx: AcrossTransaction) => Promise<T>,
): Promise<T> {
  const send = (named: Statement, values: readonly unknown[]) => {
    const sent = preparedStatements ? named : { text: named.text };
    return client.query({ ...sent, values: [...values] });
  };
  let isOver = false;
  let entered: { readonly id: string; readonly done: Promise<unknown> } | undefined;
  const query = async <Row>(id: string, named: Statement, parameters: readonly unknown[]): Promise<Row[]> => {
    if (isOver) throw new Error('this transaction is over');
    gatherWrites(client);
    if (entered?.id !== id) entered = { id, done: send(enterTenant, [id]) };
    const [, { rows }] = await Promise.all([entered.done, send(named, parameters)]);
    return rows;
  };
  try {
    const result = await work({ now: await begin(client, clock), query });
    isOver = true;
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error('a statement had failed: the transaction was not committed');
    return result;
  } catch (error) {
    isOver = true;
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    release();
  }
}

async function begin(client: PoolClient, clock: Clock): Promise<Temporal.Instant> {
  gatherWrites(client);
  const [began, { rows }] = await Promise.all([client.query('BEGIN'), client.query<{ now: Date }>(beginSql)]);
  if (began.command !== 'BEGIN' || rows[0] === undefined) throw new Error('the transaction did not begin');
  return clock.at(Temporal.Instant.fromEpochMilliseconds(rows[0].now.getTime()));
}
