import type { Pool, PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { isBetweenStatements, isIdle } from './connection-status.js';
import type { LentConnection } from './gathered-statements.js';

/** A connection of TypeORM's pool, without a QueryRunner. */
export async function lendConnection({ driver }: DataSource): Promise<LentConnection> {
  const { master: pool }: { master: Pool } = driver as PostgresDriver;
  const client = await pool.connect();
  client.on('error', brokenWhileLent);
  const giveBack = (isClean: boolean) => {
    client.off('error', brokenWhileLent);
    client.release(!isClean);
  };
  const release = () => giveBack(isIdle(client));
  const commitAndRelease = () => {
    const willBeIdle = isBetweenStatements(client);
    const { stream } = client.connection;
    // Who waits for the connection begins with the same write.
    stream.cork();
    setImmediate(() => stream.uncork());
    const committed = client.query('COMMIT');
    if (!willBeIdle) return void committed.then(release, release);
    // All was answered, and COMMIT ends a transaction whether it is kept or not: only a lost connection stands against it.
    committed.catch(() => undefined);
    giveBack(true);
  };
  return { client, release, commitAndRelease };
}

/** A connection still inside a transaction carries the tenant of its last user: it is closed, not handed on. */
export async function releaseIdleOrDestroy(runner: QueryRunner): Promise<void> {
  if (runner.isReleased) return;
  const client: PoolClient = await runner.connect();
  // A client that is ending is dropped by the pool on release.
  if (!isIdle(client)) client.end().catch(() => undefined);
  await runner.release();
}

/** Its queries fail, which is told to whoever waits for them; an error nobody listens to would end the process. */
function brokenWhileLent(): void {}
