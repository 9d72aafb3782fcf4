import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { TestClock } from '../../../test/support/test-clock.js';
import { clusterUrls, createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { asSuperuser } from '../../../test/support/test-template.js';
import { databaseClock } from '../clock/clock.js';
import type { EventBus } from '../events/event-bus.js';
import { newId } from '../ids/uuid.js';
import { transactionNow } from './group-transaction.js';
import { installTypeParsers } from './pg-types.js';
import { TenantDatabase } from './tenant-database.js';

const [north, south] = [newId(), newId()];
const preparedStatements = clusterUrls().settings?.['PREPARED_STATEMENTS'] !== 'false';
const names = { text: 'SELECT name FROM organizations' };
const rename = { text: 'UPDATE organizations SET name = $2 WHERE id = $1 RETURNING name' };

describe('a transaction in which much is recorded together', () => {
  let test: TestDatabase;
  let source: DataSource;
  let database: TenantDatabase;
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
    source = new DataSource({
      type: 'postgres',
      url: test.serviceUrl,
      poolSize: 2,
      installExtensions: false,
      extra: { pipeline: true },
    });
    await source.initialize();
    database = new TenantDatabase(source, databaseClock, {} as EventBus, preparedStatements);
  });
  afterAll(async () => {
    await source.destroy();
    await superuser.end();
    await test.drop();
  });
  beforeEach(() =>
    superuser.query(`UPDATE organizations SET name = CASE id WHEN $1 THEN 'north' ELSE 'south' END`, [north]),
  );

  const stored = async () => (await superuser.query('SELECT name FROM organizations ORDER BY id = $1', [south])).rows;

  it('shows its statements the rows of its organization, and of no other', async () => {
    for (const [id, name] of [
      [north, 'north'],
      [south, 'south'],
    ] as const)
      expect(await database.writeGroup(id, (tx) => tx.query(names, []))).toEqual([{ name }]);
  });

  it('changes nothing of another organization, though its id is known', async () => {
    const changed = await database.writeGroup(north, (tx) =>
      Promise.all([tx.query(rename, [south, 'taken']), tx.query(rename, [north, 'own'])]),
    );
    expect(changed).toEqual([[], [{ name: 'own' }]]);
    expect(await stored()).toEqual([{ name: 'own' }, { name: 'south' }]);
  });

  it('writes no row into another organization, and is nobody’s', async () => {
    const suppress = {
      text: `INSERT INTO suppressions (organization_id, id, address, reason, at) VALUES ($1, $2, 'a@b.test', 'REFUSED', now())`,
    };
    const written = database.writeGroup(north, (tx) => tx.query(suppress, [south, newId()]));
    await expect(written).rejects.toThrow('row-level security');
    await expect(database.writeGroup('', (tx) => tx.query(names, []))).rejects.toThrow('of nobody');
  });

  describe('that is ended with what it asks', () => {
    it('keeps all of it, in one round trip', async () => {
      const spy = jest.spyOn(pg.Client.prototype, 'query');
      const changed = await database.writeGroup(north, (tx) => {
        const all = Promise.all([tx.query(rename, [north, 'one']), tx.query(rename, [north, 'two'])]);
        tx.commit();
        return all;
      });
      expect(spy).toHaveBeenCalledTimes(1);
      spy.mockRestore();
      expect(changed).toEqual([[{ name: 'one' }], [{ name: 'two' }]]);
      expect((await stored())[0]).toEqual({ name: 'two' });
    });

    it('keeps nothing if a part of it fails', async () => {
      const work = database.writeGroup(north, (tx) => {
        const all = Promise.all([tx.query(rename, [north, 'one']), tx.query({ text: 'SELECT 1 / 0' }, [])]);
        tx.commit();
        return all;
      });
      await expect(work).rejects.toThrow('division by zero');
      expect(await stored()).toEqual([{ name: 'north' }, { name: 'south' }]);
    });

    it('takes nothing more', async () => {
      const work = database.writeGroup(north, async (tx) => {
        const first = tx.query(rename, [north, 'one']);
        tx.commit();
        return await Promise.all([first, tx.query(rename, [north, 'two'])]);
      });
      await expect(work).rejects.toThrow('this transaction is over');
      expect((await stored())[0]).toEqual({ name: 'one' });
    });
  });

  it('tells its statements its instant: the one that the clock gives in place of the database’s', async () => {
    const told = { text: `SELECT ${transactionNow} AS now` };
    const [[row], now] = await database.writeGroup(north, (tx) =>
      Promise.all([tx.query<{ now: Date }>(told, []), tx.now()]),
    );
    expect(row?.now.getTime()).toBe(now.epochMilliseconds);
    const clock = new TestClock('2026-12-01T09:00:00.123Z');
    const other = new TenantDatabase(source, clock, {} as EventBus, preparedStatements);
    const [instead] = await other.writeGroup(north, (tx) => tx.query<{ now: Date }>(told, []));
    expect(instead?.now.toISOString()).toBe('2026-12-01T09:00:00.123Z');
  });

  it('keeps all or nothing', async () => {
    const work = database.writeGroup(north, (tx) =>
      Promise.all([
        tx.query(rename, [north, 'changed']),
        tx.query({ text: 'SELECT 1 / 0' }, []),
        tx.query(rename, [north, 'changed']),
      ]),
    );
    await expect(work).rejects.toThrow('division by zero');
    expect(await stored()).toEqual([{ name: 'north' }, { name: 'south' }]);
  });

  it('does not wait long for a lock: what is done for many is not held up by one', async () => {
    await superuser.query('BEGIN');
    try {
      await superuser.query('SELECT FROM organizations WHERE id = $1 FOR UPDATE', [north]);
      await expect(database.writeGroup(north, (tx) => tx.query(rename, [north, 'changed']))).rejects.toThrow(
        'lock timeout',
      );
    } finally {
      await superuser.query('ROLLBACK');
    }
  });
});
