import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { databaseClock } from '../../src/platform/clock/clock.js';
import { enterTenantSql } from '../../src/platform/database/enter-tenant.js';
import { installTypeParsers } from '../../src/platform/database/pg-types.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import type { EventBus } from '../../src/platform/events/event-bus.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { clusterUrls, createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { asSuperuser } from '../support/test-template.js';

const [north, south] = [newId(), newId()];
const poolSize = 2;
// Some poolers cannot follow them.
const preparedStatements = clusterUrls().settings?.['PREPARED_STATEMENTS'] !== 'false';
const namesSql = 'SELECT name FROM organizations';
// Held by the test: whoever asks for it waits until the test lets go.
const heldLock = 4_711;
const waitSql = `SELECT pg_advisory_xact_lock_shared(${heldLock})`;
// Longer than a busy machine takes for a statement. Milliseconds.
const patience = 400;

/** Runs a statement inside the transaction that goes wrong. */
type Run = (sql: string) => Promise<Record<string, unknown>[]>;

let test: TestDatabase;
let superuser: pg.Client;

beforeAll(async () => {
  installTypeParsers();
  test = await createTestDatabase();
  const insert = (id: string, name: string) =>
    `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at, updated_at)
     VALUES ('${id}', '${name}', '${name}', 'Europe/Berlin', 'DE', 'en', now(), now())`;
  await asSuperuser(test.superuserUrl, insert(north, 'north'), insert(south, 'south'));
  superuser = new pg.Client({ connectionString: test.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await test.drop();
});

async function until(pid: unknown, state: string | undefined): Promise<void> {
  const sql = 'SELECT state FROM pg_stat_activity WHERE pid = $1';
  while ((await superuser.query<{ state: string }>(sql, [pid])).rows[0]?.state !== state)
    await new Promise(setImmediate);
}

/**
 * What the connections of a pool have kept of their last user: every one of them is looked at. A statement that began
 * its own transaction began when that did, whatever stands between the pool and the server.
 */
async function taintsOf(pool: pg.Pool): Promise<string[]> {
  const clients = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  const found: string[] = [];
  for (const client of clients) {
    const { rows } = await client.query<{ tenant: string | null; inside: boolean }>(
      `SELECT current_setting('app.organization_id', true) AS tenant, now() <> statement_timestamp() AS inside`,
    );
    if (rows[0]?.inside) found.push('in a transaction');
    if (rows[0]?.tenant) found.push(`tenant ${rows[0].tenant}`);
    client.release();
  }
  return found;
}

/** Waits until no session of the service stands in a transaction; one that stays there lets the test run out of time. */
async function untilNoneIsInside(): Promise<void> {
  const sql = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename = 'followthrough_service' AND xact_start IS NOT NULL`;
  while ((await superuser.query(sql)).rowCount !== 0) await new Promise(setImmediate);
}

/** The pool of the service, with these options of pg beside its own. */
async function openPool(extra: Record<string, unknown> = {}, size = poolSize) {
  const source = new DataSource({
    type: 'postgres',
    url: test.serviceUrl,
    poolSize: size,
    connectTimeoutMS: 3_000,
    installExtensions: false,
    extra: { pipeline: true, ...extra },
  });
  await source.initialize();
  const pool: pg.Pool = (source.driver as PostgresDriver).master;
  return { source, pool, database: new TenantDatabase(source, databaseClock, {} as EventBus, preparedStatements) };
}

const kinds = [
  [
    'a read',
    (database: TenantDatabase, work: (run: Run) => Promise<unknown>) =>
      database.read(north, (tx) => work((text) => tx.query({ text }, []))),
  ],
  [
    'a write',
    (database: TenantDatabase, work: (run: Run) => Promise<unknown>) =>
      database.write(systemActor(north), (tx) => work((text) => tx.query(text, []))),
  ],
  [
    'a write of many rows together',
    (database: TenantDatabase, work: (run: Run) => Promise<unknown>) =>
      database.writeGroup(north, (tx) => work((text) => tx.query({ text }, []))),
  ],
] as const;

const pidOf = async (run: Run) => (await run('SELECT pg_backend_pid() AS pid'))[0]?.['pid'];

const faults: readonly (readonly [
  name: string,
  work: (run: Run) => Promise<unknown>,
  extra?: Record<string, unknown>,
])[] = [
  [
    'throws between its statements',
    async (run) => {
      await run(namesSql);
      throw new Error('planted');
    },
  ],
  ['has a statement that fails', (run) => run('SELECT 1 / 0')],
  [
    'goes on as if a statement had not failed',
    async (run) => {
      await run('SELECT 1 / 0').catch(() => undefined);
      return 'done';
    },
  ],
  [
    'fails while another of its statements still runs',
    (run) => Promise.all([run('SELECT 1 / 0'), run('SELECT pg_sleep(0.1)')]),
  ],
  [
    'has a statement that takes too long',
    async (run) => {
      await run(`SELECT set_config('statement_timeout', '50ms', true)`);
      await run('SELECT pg_sleep(60)');
    },
  ],
  [
    'stands idle for too long',
    async (run) => {
      const pid = await pidOf(run);
      await run(`SELECT set_config('idle_in_transaction_session_timeout', '50ms', true)`);
      await until(pid, undefined);
      await run(namesSql);
    },
  ],
  [
    'loses its connection between two statements',
    async (run) => {
      await superuser.query('SELECT pg_terminate_backend($1, 5000)', [await pidOf(run)]);
      await run(namesSql);
    },
  ],
  [
    'loses its connection while a statement runs',
    async (run) => {
      const pid = await pidOf(run);
      const running = run('SELECT pg_sleep(60)');
      running.catch(() => undefined);
      await until(pid, 'active');
      await superuser.query('SELECT pg_terminate_backend($1, 5000)', [pid]);
      await running;
    },
  ],
  ['is given up by its client', (run) => run(waitSql), { query_timeout: patience }],
  [
    'is given up by a client that does not pipeline',
    (run) => run(waitSql),
    { query_timeout: patience, pipeline: false },
  ],
];

describe.each(kinds)('%s', (_kind, transact) => {
  it.each(faults)(
    'that %s leaves neither transaction nor tenant on any connection',
    async (_name, work, extra = {}) => {
      const { source, pool, database } = await openPool(extra);
      try {
        await superuser.query('SELECT pg_advisory_lock($1)', [heldLock]);
        try {
          await Promise.allSettled(Array.from({ length: poolSize }, () => transact(database, work)));
        } finally {
          await superuser.query('SELECT pg_advisory_unlock($1)', [heldLock]);
        }
        expect(await taintsOf(pool)).toEqual([]);
        await untilNoneIsInside();
        await expect(database.acrossOrganizations(namesSql, [])).resolves.toEqual([]);
        const next = Array.from({ length: poolSize }, () =>
          database.read(south, (tx) => tx.query({ text: namesSql }, [])),
        );
        expect(await Promise.all(next)).toEqual(next.map(() => [{ name: 'south' }]));
        const written = await database.write(systemActor(south), (tx) => tx.query(namesSql, []));
        expect(written).toEqual([{ name: 'south' }]);
      } finally {
        await source.destroy();
      }
    },
  );

  it('that is over runs nothing more', async () => {
    const { source, pool, database } = await openPool();
    try {
      let kept: Run | undefined;
      await transact(database, async (run) => {
        kept = run;
        await run(namesSql);
      });
      await expect(kept?.(namesSql)).rejects.toThrow();
      expect(await taintsOf(pool)).toEqual([]);
    } finally {
      await source.destroy();
    }
  });

  it.each([true, false])(
    'whose BEGIN is not answered in time is given back to nobody (pipelined: %s)',
    async (pipeline) => {
      const { source, pool, database } = await openPool({ query_timeout: patience, pipeline }, 1);
      try {
        const [row] = await database.acrossOrganizations<{ pid: number }>('SELECT pg_backend_pid() AS pid', []);
        const pid = Number(row?.pid);
        process.kill(pid, 'SIGSTOP');
        try {
          await expect(transact(database, (run) => run(namesSql))).rejects.toThrow();
        } finally {
          process.kill(pid, 'SIGCONT');
        }
        expect(await taintsOf(pool)).toEqual([]);
        const [after] = await database.acrossOrganizations<{ pid: number }>('SELECT pg_backend_pid() AS pid', []);
        expect(after?.pid).not.toBe(pid);
      } finally {
        await source.destroy();
      }
    },
  );
});

describe('a read that is left while its statement runs', () => {
  it('leaves neither transaction nor tenant on any connection', async () => {
    const { source, pool, database } = await openPool();
    try {
      for (let time = 1; time <= 2 * poolSize; time += 1) {
        const reads = database.openReads(north);
        const running = reads.query({ text: 'SELECT pg_sleep(0.1)' }, []);
        reads.close();
        await running.catch(() => undefined);
      }
      expect(await taintsOf(pool)).toEqual([]);
    } finally {
      await source.destroy();
    }
  });
});

describe('a look across organizations', () => {
  const look = (text: string) => ({ text: `${text} WHERE $1::timestamptz IS NULL` });

  it('that fails gives its connection back, as often as there are connections', async () => {
    const { source, pool, database } = await openPool();
    try {
      for (let time = 1; time <= 2 * poolSize; time += 1)
        await expect(database.lookAcrossOrganizations(look('SELECT 1 / 0'), [])).rejects.toThrow('division by zero');
      expect(await database.lookAcrossOrganizations(look('SELECT 1 AS one'), [])).toEqual([{ one: 1 }]);
      expect(await taintsOf(pool)).toEqual([]);
    } finally {
      await source.destroy();
    }
  });

  it('that loses its connection gives back none, and the next has another', async () => {
    const { source, pool, database } = await openPool();
    try {
      const ended = look('SELECT pg_terminate_backend(pg_backend_pid())');
      await expect(database.lookAcrossOrganizations(ended, [])).rejects.toThrow();
      expect(await database.lookAcrossOrganizations(look('SELECT 1 AS one'), [])).toEqual([{ one: 1 }]);
      expect(await taintsOf(pool)).toEqual([]);
    } finally {
      await source.destroy();
    }
  });
});

describe('a write of which a statement failed unnoticed', () => {
  it('is an error, for nothing of it was kept', async () => {
    const { source, database } = await openPool();
    try {
      const changed = database.write(systemActor(north), async (tx) => {
        await tx.query(`UPDATE organizations SET name = 'changed' WHERE id = $1`, [north]);
        await tx.query('SELECT 1 / 0', []).catch(() => undefined);
        return 'done';
      });
      await expect(changed).rejects.toThrow('was not committed');
      await expect(database.read(north, (tx) => tx.query({ text: namesSql }, []))).resolves.toEqual([
        { name: 'north' },
      ]);
    } finally {
      await source.destroy();
    }
  });
});

describe('a pool as it is commonly written', () => {
  it('is found out by these checks: the ROLLBACK fails unheard, and the next user has the last one’s tenant', async () => {
    const pool = new pg.Pool({ connectionString: test.serviceUrl, max: 1, query_timeout: patience });
    const transact = async (organizationId: string, sql: string) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query(enterTenantSql, [organizationId]);
        await client.query(sql);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      } finally {
        client.release();
      }
    };
    try {
      await superuser.query('SELECT pg_advisory_lock($1)', [heldLock]);
      await expect(transact(north, waitSql)).rejects.toThrow('timeout');
      await superuser.query('SELECT pg_advisory_unlock($1)', [heldLock]);
      expect(await taintsOf(pool)).toEqual(['in a transaction', `tenant ${north}`]);
      const { rows } = await pool.query(namesSql);
      expect(rows).toEqual([{ name: 'north' }]);
    } finally {
      await pool.end();
    }
  });
});
