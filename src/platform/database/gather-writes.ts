import type { Client, PoolClient } from 'pg';

/**
 * What is written to this connection until the end of the tick leaves together: BEGIN, the tenant and the first query,
 * and later the queries of every loader. Sent one by one, each costs a system call and wakes a PostgreSQL process.
 */
export function gatherWrites(client: PoolClient): void {
  const { stream } = (client as PoolClient & Pick<Client, 'connection'>).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
