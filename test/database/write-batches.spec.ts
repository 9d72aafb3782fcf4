import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { JobEntity } from '../../src/jobs/index.js';
import { type Actor, systemActor } from '../../src/platform/actor/actor.js';
import { databaseClock } from '../../src/platform/clock/clock.js';
import { installTypeParsers } from '../../src/platform/database/pg-types.js';
import { SnakeNaming } from '../../src/platform/database/snake-naming.js';
import { statement } from '../../src/platform/database/statement.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import type { EventBus } from '../../src/platform/events/event-bus.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { clusterUrls, createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { asSuperuser } from '../support/test-template.js';

const organizationId = newId();
const preparedStatements = clusterUrls().settings?.['PREPARED_STATEMENTS'] !== 'false';
const nameOf = statement('name_of_batched_organization', 'SELECT name FROM organizations WHERE id = $1');

describe('a transaction that writes', () => {
  let test: TestDatabase;
  let source: DataSource;
  let database: TenantDatabase;
  let actor: Actor;

  beforeAll(async () => {
    installTypeParsers();
    test = await createTestDatabase();
    await asSuperuser(
      test.superuserUrl,
      `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at)
       VALUES ('${organizationId}', 'batched', 'batched', 'Europe/Berlin', 'DE', 'en', now())`,
    );
    source = new DataSource({
      type: 'postgres',
      url: test.serviceUrl,
      poolSize: 1,
      installExtensions: false,
      entities: [JobEntity],
      namingStrategy: new SnakeNaming(),
      extra: { pipeline: true },
    });
    await source.initialize();
    database = new TenantDatabase(source, databaseClock, {} as EventBus, preparedStatements);
    actor = systemActor(organizationId);
  });
  afterAll(async () => {
    await source.destroy();
    await test.drop();
  });
  beforeEach(() => asSuperuser(test.superuserUrl, `UPDATE organizations SET name = 'batched'`));

  const rename = (tx: WriteTransaction, name: string) =>
    tx.query('UPDATE organizations SET name = $2 WHERE id = $1', [organizationId, name]);
  const name = () => database.read(organizationId, (tx) => tx.query<{ name: string }>(nameOf, [organizationId]));

  /** How often something was written to the database's socket meanwhile. */
  const writesDuring = async (work: () => Promise<unknown>): Promise<number> => {
    const { master: pool } = source.driver as unknown as { master: pg.Pool };
    const client = await pool.connect();
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    client.release();
    const write = stream.write;
    let writes = 0;
    stream.write = ((...given: Parameters<typeof write>) => {
      writes += 1;
      return write.apply(stream, given);
    }) as typeof write;
    await work().finally(() => {
      stream.write = write;
    });
    return writes;
  };

  it('begins, looks, asks and commits in a write each, however much is asked together', async () => {
    const seen: unknown[] = [];
    const work = () =>
      database.writeAfter(
        actor,
        (tx) => Promise.all([tx.query(nameOf, [organizationId]), tx.query('SELECT 1 AS one', [])]),
        async (tx, looked) => {
          seen.push(...looked.flat());
          await Promise.all([rename(tx, 'one'), rename(tx, 'two'), tx.query(nameOf, [organizationId])]).then(
            ([, , after]) => seen.push(...after),
          );
        },
      );
    expect(await writesDuring(work)).toBe(3);
    expect(seen).toEqual([{ name: 'batched' }, { one: 1 }, { name: 'two' }]);
  });

  it('runs what it asks and what TypeORM asks after it in that order', async () => {
    const id = newId();
    const job = { organizationId, id, title: 'Analyst', status: 'OPEN', createdAt: new Date() } as const;
    const found = await database.write(actor, async (tx) => {
      const asked = tx.query(
        `INSERT INTO jobs (organization_id, id, title, status, created_at) VALUES ($1, $2, $3, $4, $5)`,
        Object.values({ ...job, title: 'Engineer' }),
      );
      const [, stored] = await Promise.all([asked, tx.manager.findOneBy(JobEntity, { organizationId, id })]);
      return stored?.title;
    });
    expect(found).toBe('Engineer');
  });

  it('is one transaction, of which TypeORM begins no other', async () => {
    const id = newId();
    await expect(
      database.write(actor, async (tx) => {
        await tx.manager.save(
          tx.manager.create(JobEntity, { organizationId, id, title: 'Analyst', status: 'OPEN', createdAt: new Date() }),
        );
        await rename(tx, 'saved');
        throw new Error('never mind');
      }),
    ).rejects.toThrow('never mind');
    expect(await name()).toEqual([{ name: 'batched' }]);
    const jobs = await database.read(organizationId, (tx) =>
      tx.query({ text: 'SELECT FROM jobs WHERE id = $1' }, [id]),
    );
    expect(jobs).toEqual([]);
  });

  it('keeps nothing of what is asked together with what fails', async () => {
    const both = (tx: WriteTransaction) => Promise.all([rename(tx, 'half'), tx.query('SELECT 1 / $1::int', [0])]);
    await expect(database.write(actor, both)).rejects.toThrow('division by zero');
    // Nor where the failure is taken for none.
    await expect(database.write(actor, (tx) => both(tx).catch(() => undefined))).rejects.toThrow('had failed');
    expect(await name()).toEqual([{ name: 'batched' }]);
    expect(await database.write(actor, async (tx) => await tx.query(nameOf, [organizationId]))).toEqual([
      { name: 'batched' },
    ]);
  });

  describe('that tells', () => {
    const tells = { tells: true };
    const told = (tx: WriteTransaction, name: string) =>
      tx.tell('UPDATE organizations SET name = $2 WHERE id = $1', [organizationId, name]);
    const impossible = (tx: WriteTransaction) => tx.tell('SELECT 1 / $1::int', [0]);
    const newJob = () =>
      ({ organizationId, id: newId(), title: 'Engineer', status: 'OPEN', createdAt: new Date() }) as const;
    const insertJob = (tx: WriteTransaction, job: object) =>
      tx.tell(
        'INSERT INTO jobs (organization_id, id, title, status, created_at) VALUES ($1, $2, $3, $4, $5)',
        Object.values(job),
      );

    it('writes with its COMMIT what it told, however much it waits for meanwhile', async () => {
      const work = () =>
        database.write(
          actor,
          async (tx) => {
            await told(tx, 'one');
            await Promise.resolve();
            await told(tx, 'two');
          },
          tells,
        );
      expect(await writesDuring(work)).toBe(2);
      expect(await name()).toEqual([{ name: 'two' }]);
    });

    it('finds what it told, by what it asks and by what TypeORM asks', async () => {
      const [asked, job] = [newJob(), newJob()];
      const found = await database.write(
        actor,
        async (tx) => {
          await told(tx, 'told');
          const names = await tx.query(nameOf, [organizationId]);
          await insertJob(tx, asked);
          await insertJob(tx, job);
          return [names, await tx.manager.countBy(JobEntity, [{ id: asked.id }, { id: job.id }])];
        },
        tells,
      );
      expect(found).toEqual([[{ name: 'told' }], 2]);
    });

    it.each<[string, (tx: WriteTransaction) => Promise<unknown>]>([
      ['nothing else is asked', () => Promise.resolve()],
      ['something is asked behind it', (tx) => tx.query(nameOf, [organizationId])],
      ['TypeORM is asked, and takes its failure for none', (tx) => tx.manager.query('SELECT 1').catch(() => undefined)],
    ])('keeps nothing if what it told fails, where %s', async (_, ask) => {
      const work = async (tx: WriteTransaction) => {
        await told(tx, 'half');
        await impossible(tx);
        await ask(tx);
      };
      await expect(database.write(actor, work, tells)).rejects.toThrow('division by zero');
      expect(await name()).toEqual([{ name: 'batched' }]);
    });

    it('tells nothing while it is committed: nobody would write it', async () => {
      let late: Promise<unknown> | undefined;
      const work = async (tx: WriteTransaction) => {
        await told(tx, 'one');
        setImmediate(() => {
          late = told(tx, 'late').catch((error: unknown) => error);
        });
      };
      await database.write(actor, work, tells);
      expect(await late).toMatchObject({ message: 'this transaction is over' });
      expect(await name()).toEqual([{ name: 'one' }]);
    });

    it('tells nothing once it is over', async () => {
      let left: WriteTransaction | undefined;
      const leave = async (tx: WriteTransaction) => {
        left = tx;
      };
      await database.write(actor, leave, tells);
      await expect(left && told(left, 'late')).rejects.toThrow('is over');
    });
  });

  it('takes nothing once it is over: the connection may be another organization’s by then', async () => {
    let left: WriteTransaction | undefined;
    await database.write(actor, async (tx) => {
      left = tx;
    });
    await expect(left?.query(nameOf, [organizationId])).rejects.toThrow('is over');
  });

  it('waits for the disk, unless it would be done again', async () => {
    const asked = async (tx: WriteTransaction) => await tx.query('SHOW synchronous_commit', []);
    const usual = await source.query('SHOW synchronous_commit');
    expect(await database.write(actor, asked)).toEqual(usual);
    expect(await database.write(actor, asked, { doneAgain: true })).toEqual([{ synchronous_commit: 'off' }]);
    expect(await source.query('SHOW synchronous_commit')).toEqual(usual);
  });
});
