import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger as PinoLogger } from 'nestjs-pino';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { whileAway } from '../../../test/support/database-away.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { createApp } from '../../create-app.js';
import { queues } from '../../subscriptions.js';
import { parseConfig } from '../config/config.js';
import { EventBus } from '../events/event-bus.js';
import { withoutPersonalData } from '../logging/logging.js';
import { deadLetterQueueOf, queueSchema } from './queue-schema.js';

const withoutUpkeep = { migrate: false, createSchema: false, supervise: false, schedule: false };

// PgBouncer has words of its own for a server that takes nobody.
const throughPooler = process.env['TEST_THROUGH'] === 'pgbouncer';

describe('the queues, as the migration leaves them', () => {
  let database: TestDatabase;
  let service: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = new pg.Client({ connectionString: database.serviceUrl });
    await service.connect();
  });
  afterAll(async () => {
    await service.end();
    await database.drop();
  });

  const asService = async (run: (boss: PgBoss) => Promise<unknown>) => {
    const boss = new PgBoss({
      connectionString: database.serviceUrl,
      schema: queueSchema,
      ...withoutUpkeep,
    });
    boss.on('error', () => undefined);
    await boss.start();
    try {
      return await run(boss);
    } finally {
      await boss.stop({ graceful: false, close: true });
    }
  };

  it('exist for every handler of the service, each with its dead letters', async () => {
    const { rows } = await service.query<{ name: string; deadLetter: string | null }>(
      `SELECT name, dead_letter AS "deadLetter" FROM ${queueSchema}.queue WHERE name NOT LIKE '\\_\\_%' ORDER BY name`,
    );
    const expected = queues.flatMap((name) => [
      { name, deadLetter: deadLetterQueueOf(name) },
      { name: deadLetterQueueOf(name), deadLetter: null },
    ]);
    expect(rows).toEqual(expected.sort((a, b) => (a.name < b.name ? -1 : 1)));
  });

  it('are reached by connections of the kind that pg-boss is given', async () => {
    let made = 0;
    class Counted extends pg.Client {
      constructor(config?: pg.ClientConfig) {
        super(config);
        made += 1;
      }
    }
    const given = { Client: Counted, statement_timeout: 1_234 };
    // Straight to PostgreSQL: a pooler keeps what a connection asks of its server.
    const boss = new PgBoss({ connectionString: database.ownerUrl, schema: queueSchema, ...withoutUpkeep, ...given });
    await boss.start();
    const { rows } = await boss.getDb().executeSql('SHOW statement_timeout');
    await boss.stop({ graceful: false, close: true });
    expect([made > 0, rows]).toEqual([true, [{ statement_timeout: '1234ms' }]]);
  });

  it("cannot be created by the service's role", async () => {
    await expect(asService((boss) => boss.createQueue('another-queue'))).rejects.toThrow('permission denied');
  });

  it("cannot be changed or deleted by the service's role", async () => {
    const [name = ''] = queues;
    await expect(asService((boss) => boss.updateQueue(name, { retryLimit: 0 }))).rejects.toThrow('permission denied');
    await expect(asService((boss) => boss.deleteQueue(name))).rejects.toThrow('permission denied');
  });

  it("can be watched over by the service's role", async () => {
    await expect(asService((boss) => boss.supervise())).resolves.toBeUndefined();
  });

  it.each([
    ['the version', `UPDATE ${queueSchema}.version SET version = version + 1`],
    ['a table', `CREATE TABLE ${queueSchema}.another (id int)`],
    ['a column', `ALTER TABLE ${queueSchema}.job ADD COLUMN another int`],
    ['a function', `CREATE FUNCTION ${queueSchema}.another() RETURNS int LANGUAGE sql AS 'SELECT 1'`],
    [
      'a statement that the next migration would run as the owner',
      `INSERT INTO ${queueSchema}.bam (name, version, table_name, command) VALUES ('x', 1, 'job', 'ALTER TABLE public.candidates DISABLE ROW LEVEL SECURITY')`,
    ],
    ['the same, by its function', `SELECT ${queueSchema}.job_table_run_async('x', 1, 'SELECT 1', 'job', NULL)`],
  ])("cannot be migrated by the service's role: %s", async (_, statement) => {
    await expect(service.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });
});

describe('the handlers of the service, in a worker process', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    const settings = {
      DATABASE_URL: database.serviceUrl,
      SMTP_URL: 'smtp://127.0.0.1:1',
      PUBLIC_URL: 'https://timelines.example.test',
      LOG_LEVEL: 'silent',
    };
    app = await createApp(parseConfig({ ROLE: 'worker', ...settings }));
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('say why a queue could not be fetched', async () => {
    const heard = Promise.withResolvers<{ err: Error & { code?: string }; queue?: string }>();
    const nothing = () => undefined;
    // Of a queue: what pg-boss tells of those is no error any more, but a copy.
    const listen = (facts: { queue?: string }, text: unknown) => {
      if (text === 'queue error' && facts.queue !== undefined) heard.resolve(facts as never);
    };
    Logger.overrideLogger({ log: nothing, warn: nothing, error: listen });
    const { err, queue } = await whileAway(database, () => heard.promise);
    Logger.overrideLogger(app.get(PinoLogger));
    const [said, code] = throughPooler
      ? [/^server login has been failing|terminating connection|not currently accepting/, /^(08P01|55000|57P01)$/]
      : [/^(database ".*" is not currently accepting connections|terminating connection)/, /^(55000|57P01)$/];
    expect(withoutPersonalData(err)).toMatchObject({
      message: expect.stringMatching(said),
      code: expect.stringMatching(code),
    });
    expect(queues).toContain(queue);
  });

  it('all have their queue, and no queue is without its handler', () => {
    expect([...app.get(EventBus).handlerNames].sort()).toEqual([...queues].sort());
  });
});
