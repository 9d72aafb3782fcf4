import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startTcpProxy, type TcpProxy } from '../../../test/support/tcp-proxy.js';
import { clusterUrls } from '../../../test/support/test-database.js';
import { isUnavailable } from '../graphql/unavailable.js';
import { SilentDatabase, watchedClient } from './watched-client.js';

const silentAfterMs = 1_000;
const longer = silentAfterMs + 800;

describe('a connection that is watched', () => {
  let url: string;
  let proxy: TcpProxy;
  let pool: pg.Pool;

  beforeAll(() => {
    url = clusterUrls().superuserUrl;
  });
  beforeEach(async () => {
    proxy = await startTcpProxy({ port: Number(new URL(url).port) });
    pool = new pg.Pool({
      connectionString: proxy.through(url),
      Client: watchedClient(silentAfterMs),
      max: 3,
      ...{ pipeline: true },
    } as pg.PoolConfig);
    pool.on('error', () => undefined);
  });
  afterEach(async () => {
    await pool.end();
    await proxy.stop();
  });

  /** Three connections, none of them in use. */
  const open = async () => {
    const clients = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
    for (const client of clients) client.release();
    expect(pool.idleCount).toBe(3);
  };

  it('is given up when it does not answer, with those that nobody has heard since, and new ones serve', async () => {
    await open();
    proxy.silence();
    const error = await pool.query('SELECT 1').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SilentDatabase);
    expect(isUnavailable(error)).toBe(true);
    expect(pool.totalCount).toBe(0);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('fails all that was asked on it, in whatever order', async () => {
    const client = await pool.connect();
    client.on('error', () => undefined);
    await client.query('BEGIN');
    proxy.silence();
    const asked = await Promise.allSettled([
      client.query('SELECT 1'),
      client.query('SELECT 2'),
      client.query('COMMIT'),
    ]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    client.release(true);
  });

  it('is kept while bytes come, however long the whole takes', async () => {
    const { rows } = await pool.query(
      `SELECT pg_sleep(0.3), repeat('x', 20000) AS text FROM generate_series(1, ${Math.ceil(longer / 300)})`,
    );
    expect(rows).toHaveLength(Math.ceil(longer / 300));
  });

  it('is kept when it was the process that stood still', async () => {
    const client = await pool.connect();
    const asked = client.query('SELECT 1 AS one');
    await new Promise(setImmediate);
    const end = performance.now() + longer;
    while (performance.now() < end);
    expect((await asked).rows).toEqual([{ one: 1 }]);
    client.release();
  });

  it('ends though its goodbye is not heard', async () => {
    const client = await pool.connect();
    proxy.silence();
    await expect(client.end()).resolves.toBeUndefined();
    client.release();
  });
});
