import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Client, Pool } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { asSuperuser } from '../../../test/support/test-template.js';
import { type Clock, databaseClock } from '../clock/clock.js';
import type { EventBus } from '../events/event-bus.js';
import { newId } from '../ids/uuid.js';
import { installTypeParsers } from './pg-types.js';
import { statement } from './statement.js';
import { TenantDatabase } from './tenant-database.js';

const [north, south] = [newId(), newId()];
const names = statement('spec_names', 'SELECT name FROM organizations');
const backend = statement('spec_backend', 'SELECT pg_backend_pid() AS pid');

describe('the reads of one request', () => {
  let test: TestDatabase;
  let source: DataSource;
  const noEvents = {} as EventBus;
  const databaseWith = (clock: Clock) => new TenantDatabase(source, clock, noEvents, true);

  beforeAll(async () => {
    installTypeParsers();
    test = await createTestDatabase();
    const insert = (id: string, name: string) =>
      `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at, updated_at)
       VALUES ('${id}', '${name}', '${name}', 'Europe/Berlin', 'DE', 'en', now(), now())`;
    await asSuperuser(test.superuserUrl, insert(north, 'north'), insert(south, 'south'));
    // One connection, so that every reader is given the one of the reader before.
    source = new DataSource({
      type: 'postgres',
      url: test.serviceUrl,
      poolSize: 1,
      installExtensions: false,
      extra: { pipeline: true },
    });
    await source.initialize();
  });

  afterAll(async () => {
    await source.destroy();
    await test.drop();
  });

  it('see their own organization and no other, and leave none behind', async () => {
    const database = databaseWith(databaseClock);
    await expect(database.read(north, (tx) => tx.query(names, []))).resolves.toEqual([{ name: 'north' }]);
    await expect(database.read(south, (tx) => tx.query(names, []))).resolves.toEqual([{ name: 'south' }]);
    await expect(database.acrossOrganizations(names.text, [])).resolves.toEqual([]);
  });

  /** Counts the writes to the connection that is taken next. */
  function countWrites() {
    const pool: Pool = (source.driver as PostgresDriver).master;
    const written = jest.fn();
    pool.once('acquire', (client) => {
      const stream = (client as unknown as Client).connection.stream as Socket;
      const spied = stream as unknown as Record<'_writev' | '_write', () => void>;
      jest.spyOn(spied, '_writev').mockImplementation(countingCallsOf(stream, written) as never);
      jest.spyOn(spied, '_write').mockImplementation(countingCallsOf(stream, written, '_write') as never);
    });
    return written;
  }

  it('leave together what is asked in one tick', async () => {
    const database = databaseWith(databaseClock);
    const before = await database.read(north, (tx) => tx.query<{ pid: number }>(backend, []));
    const written = countWrites();
    const [same] = await database.read(north, (tx) => Promise.all([tx.query(backend, []), tx.query(names, [])]));
    expect(same).toEqual(before);
    jest.restoreAllMocks();
    // The second is COMMIT.
    expect(written.mock.calls.length).toBeLessThanOrEqual(2);
    expect(written).toHaveBeenCalled();
  });

  it('give their connection to who waits for it, who begins in the write that ends them', async () => {
    const database = databaseWith(databaseClock);
    await database.read(north, (tx) => tx.query(names, []));
    const written = countWrites();
    const reads = [north, south, north].map((each) => database.read(each, (tx) => tx.query(names, [])));
    expect(await Promise.all(reads)).toEqual([[{ name: 'north' }], [{ name: 'south' }], [{ name: 'north' }]]);
    await database.acrossOrganizations('SELECT 1', []);
    jest.restoreAllMocks();
    // A beginning, two ends that are beginnings, and an end, with the statement behind it or without.
    expect(written.mock.calls.length).toBeLessThanOrEqual(5);
    expect(written).toHaveBeenCalled();
  });

  it('that end before they are answered leave nothing to the next reader', async () => {
    const database = databaseWith(databaseClock);
    const session = database.openReads(north);
    await session.now();
    const late = session.query(statement('spec_late', 'SELECT pg_sleep(0.05)'), []);
    session.close();
    await expect(database.read(south, (tx) => tx.query(names, []))).resolves.toEqual([{ name: 'south' }]);
    await expect(late).resolves.toHaveLength(1);
    await expect(database.acrossOrganizations(names.text, [])).resolves.toEqual([]);
  });

  it('destroy a connection that is still inside its transaction when it is given back', async () => {
    const broken: Clock = {
      at: () => {
        throw new Error('no time');
      },
      instead: null,
    };
    const [before] = await databaseWith(databaseClock).acrossOrganizations<{ pid: number }>(backend.text, []);
    const session = databaseWith(broken).openReads(north);
    await expect(session.now()).rejects.toThrow('no time');
    session.close();
    const [after] = await databaseWith(databaseClock).acrossOrganizations<{ pid: number }>(backend.text, []);
    expect(after?.pid).not.toBe(before?.pid);
  });

  it('fail when their connection breaks, without ending the process or hurting the next reader', async () => {
    const database = databaseWith(databaseClock);
    const session = database.openReads(north);
    const [own] = await session.query<{ pid: number }>(backend, []);
    await asSuperuser(test.superuserUrl, `SELECT pg_terminate_backend(${own?.pid}, 5000)`);
    const failed = session.query(names, []);
    failed.catch(() => session.close());
    await expect(failed).rejects.toThrow(/terminat|connection/i);
    await expect(database.read(south, (tx) => tx.query(names, []))).resolves.toEqual([{ name: 'south' }]);
  });

  it('plan what has a name once, for any values, and what has none or a condition that may be off for its values', async () => {
    const database = databaseWith(databaseClock);
    const page = statement('spec_page', 'SELECT id FROM organizations WHERE id > $1 ORDER BY id LIMIT $2');
    const optional = statement('spec_optional', 'SELECT id FROM organizations WHERE ($1::uuid IS NULL OR id = $1)');
    const mode = { text: `SELECT current_setting('plan_cache_mode') AS mode` };
    const first = '00000000-0000-0000-0000-000000000000';
    for (let round = 1; round <= 3; round += 1)
      await database.read(north, async (tx) => {
        await tx.query(page, [first, 20]);
        await tx.query(optional, [null]);
        expect(await tx.query(mode, [])).toEqual([{ mode: 'auto' }]);
      });
    const plans = await database.acrossOrganizations(
      `SELECT name, generic_plans::int AS once, custom_plans::int AS anew FROM pg_prepared_statements
       WHERE name IN ('spec_page', 'spec_optional') ORDER BY name DESC`,
      [],
    );
    expect(plans).toEqual([
      { name: 'spec_page', once: 3, anew: 0 },
      { name: 'spec_optional', once: 0, anew: 3 },
    ]);
    expect(await database.acrossOrganizations(mode.text, [])).toEqual([{ mode: 'auto' }]);
    const without = new TenantDatabase(source, databaseClock, noEvents, false);
    const unprepared = await without.read(north, (tx) =>
      tx.query({ ...mode, name: 'spec_mode', plannedOnce: true }, []),
    );
    expect(unprepared).toEqual([{ mode: 'auto' }]);
  });

  it('have one instant, which is the database’s in whole milliseconds', async () => {
    const instants = await databaseWith(databaseClock).read(north, (tx) => Promise.all([tx.now(), tx.now()]));
    expect(Temporal.Instant.compare(...(instants as [Temporal.Instant, Temporal.Instant]))).toBe(0);
    expect(instants[0].epochNanoseconds % 1_000_000n).toBe(0n);
  });
});

/** The stream's own method, and a mark for each call. */
function countingCallsOf(stream: Socket, mark: () => void, name: '_write' | '_writev' = '_writev') {
  const own = Object.getPrototypeOf(stream)[name] as (...values: unknown[]) => void;
  return (...values: unknown[]) => {
    mark();
    own.apply(stream, values);
  };
}
