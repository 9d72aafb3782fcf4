import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { clusterUrls, createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { systemActor } from '../actor/actor.js';
import { parseConfig } from '../config/config.js';
import type { WriteTransaction } from '../database/transaction.js';
import { WorkerDatabase } from '../database/worker-database.js';
import { newId } from '../ids/uuid.js';
import { PlatformModule } from '../platform.module.js';
import { NotFound } from '../problems/common-problems.js';
import { registerConstraintProblem } from '../problems/constraint-problems.js';
import { Queue } from '../queue/queue.js';
import { deadLetterQueueOf, installQueue } from '../queue/queue-schema.js';
import { EventBus } from './event-bus.js';
import { eventType } from './event-type.js';

const bellRung = eventType('bell.rung', z.object({ times: z.int() }));
const bellBroke = eventType('bell.broke', z.object({ piece: z.string() }));

const hear = 'hear-when-bell-is-rung';
const count = 'count-when-bell-is-rung';
const mend = 'mend-when-bell-breaks';

describe('an event and those who handle it', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: TestingModule;
  let org: string;

  /** What the handlers did, in order; and those who wait for it. */
  const heard: { times: number; organizationId: string }[] = [];
  const waiting = new Set<() => void>();
  /** Organizations whose next count fails. */
  const failing = new Set<string>();
  const refusing = new Set<string>();
  /** Organizations whose next count loses its connection. */
  const losing = new Set<string>();

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.superuserUrl });
    await owner.connect();
    await installQueue(database.ownerUrl, owner, [hear, count, mend]);
    const config = parseConfig({
      ROLE: 'worker',
      DATABASE_URL: database.serviceUrl,
      SMTP_URL: 'smtp://127.0.0.1:1',
      PUBLIC_URL: 'https://timelines.example.test',
      ...clusterUrls().settings,
    });
    app = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config, [])] }).compile();
    Logger.overrideLogger(false);
    const events = app.get(EventBus);
    events.handle(bellRung, hear, async ({ payload }, tx) => {
      heard.push({ times: payload.times, organizationId: tx.organizationId });
      for (const look of waiting) look();
    });
    events.handle(bellRung, count, async ({ id }, tx) => {
      // What the handler writes, and then its failure takes back.
      await tx.query('UPDATE organizations SET name = name || $2 WHERE id = $1', [tx.organizationId, '+']);
      if (refusing.delete(tx.organizationId)) await tx.query(`UPDATE organizations SET slug = '-'`, []);
      if (losing.delete(tx.organizationId)) await tx.query('SELECT pg_terminate_backend(pg_backend_pid())', []);
      if (failing.delete(tx.organizationId)) throw new Error(`the count failed at ${id}`);
    });
    events.handle(bellBroke, mend, async () => undefined);
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await owner.end();
    await database.drop();
  });
  beforeEach(async () => {
    heard.length = 0;
    org = newId();
    await owner.query(
      `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at, updated_at)
       VALUES ($1, $2, 'Bell', 'Europe/Berlin', 'DE', 'en', now(), now())`,
      [org, `org-${org}`],
    );
  });

  const write = (work: (tx: WriteTransaction) => Promise<unknown>, organizationId = org) =>
    app.get(WorkerDatabase).write(systemActor(organizationId), work);
  const ring = (times: number) => write((tx) => tx.publish(bellRung, { times }));

  /** Resolves when as many rings have been heard. */
  const heardTimes = (times: number) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (heard.length < times) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });

  const entriesSql = `
    SELECT name, state, data, retry_count AS retries, start_after AS "startAfter" FROM pgboss.job
    WHERE data->>'organizationId' = $1 ORDER BY name, created_on`;
  const entries = async () => (await owner.query(entriesSql, [org])).rows;
  const events = async () =>
    (await owner.query('SELECT type FROM domain_events WHERE organization_id = $1', [org])).rows;

  /** pg-boss records an entry after its handler has returned. */
  const entryBecomes = async (name: string, state: string) => {
    for (;;) {
      const found = (await entries()).find((entry) => entry.name === name && entry.state === state);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  describe('in a transaction that does not commit', () => {
    it.each([
      ['throws', () => Promise.reject(new Error('no'))],
      ['is refused', () => Promise.resolve(new NotFound('bell', []))],
    ])('because it %s, leave nothing behind', async (_, end) => {
      await write(async (tx) => {
        await tx.publish(bellRung, { times: 1 });
        const inside = await tx.query('SELECT id FROM domain_events WHERE organization_id = $1', [org]);
        expect(inside).toHaveLength(1);
        return await end();
      }).catch(() => undefined);
      expect(await events()).toEqual([]);
      expect(await entries()).toEqual([]);
      await ring(2);
      await heardTimes(1);
      expect(heard).toEqual([{ times: 2, organizationId: org }]);
    });
  });

  it('are there when it commits: one entry for each handler of that event, holding ids alone', async () => {
    await ring(1);
    expect(await events()).toEqual([{ type: 'bell.rung' }]);
    const found = await entries();
    expect(found.map((entry) => entry.name)).toEqual([count, hear]);
    for (const { data } of found)
      expect(data).toEqual({ organizationId: org, eventId: expect.stringMatching(/^[\da-f-]{36}$/) });
    await heardTimes(1);
  });

  it('are not handled before their time', async () => {
    const [later] = (await owner.query(`SELECT now() + interval '1 day' AS at`)).rows;
    const notBefore = Temporal.Instant.fromEpochMilliseconds(later.at.getTime());
    await write((tx) => tx.publish(bellRung, { times: 1 }, { notBefore }));
    await ring(2);
    await heardTimes(1);
    expect(heard).toEqual([{ times: 2, organizationId: org }]);
    const waits = (await entries()).find((entry) => entry.name === hear && entry.state === 'created');
    expect(waits.startAfter).toEqual(later.at);
  });

  it('meet once each, inside the organization of the event', async () => {
    for (let times = 1; times <= 25; times += 1) await ring(times);
    await heardTimes(25);
    const { rows } = await owner.query('SELECT id FROM organizations WHERE id <> $1 LIMIT 1', [org]);
    await write((tx) => tx.publish(bellRung, { times: 26 }), rows[0].id);
    await heardTimes(26);
    expect(heard.map((ringing) => ringing.times).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 26 }, (_, n) => n + 1),
    );
    expect(new Set(heard.slice(0, 25).map((ringing) => ringing.organizationId))).toEqual(new Set([org]));
    expect(heard[25]?.organizationId).toBe(rows[0].id);
  });

  it('try again when the handler throws, and what it had written is taken back', async () => {
    failing.add(org);
    await ring(1);
    const done = await entryBecomes(count, 'completed');
    expect(done.retries).toBe(1);
    const { rows } = await owner.query('SELECT name FROM organizations WHERE id = $1', [org]);
    expect(rows).toEqual([{ name: 'Bell+' }]);
    expect(heard).toHaveLength(1);
  });

  it('are handled as soon as the database is back, as if it had not been away', async () => {
    losing.add(org);
    await ring(1);
    expect(await entryBecomes(count, 'completed')).toMatchObject({ retries: 0 });
    const { rows } = await owner.query('SELECT name FROM organizations WHERE id = $1', [org]);
    expect(rows).toEqual([{ name: 'Bell+' }]);
  });

  it('try again when what the handler writes is refused by a key, and are not taken for handled', async () => {
    registerConstraintProblem('organizations_slug_form', () => new NotFound('slug', []));
    refusing.add(org);
    await ring(1);
    expect(await entryBecomes(count, 'completed')).toMatchObject({ retries: 1 });
  });

  it.each([
    ['has not its shape', async (tx: WriteTransaction) => tx.publish(bellRung, { times: 'many' } as never)],
    [
      'does not exist',
      (tx: WriteTransaction) => app.get(Queue).addAll(tx, hear, [{ organizationId: org, eventId: newId() }]),
    ],
  ])('lie among the dead letters after one attempt when the event %s, and the next is handled', async (_, poison) => {
    await write(poison);
    await ring(1);
    await heardTimes(1);
    const dead = await entryBecomes(deadLetterQueueOf(hear), 'created');
    expect(dead.data).toMatchObject({ organizationId: org });
    const original = (await entries()).find((entry) => entry.name === hear && entry.state === 'failed');
    expect(original).toMatchObject({ retries: 0 });
    expect(heard).toEqual([{ times: 1, organizationId: org }]);
  });

  it('do not meet when the event is of another organization', async () => {
    const stranger = newId();
    await ring(1);
    await heardTimes(1);
    const [{ eventId }] = (await entries()).map((entry) => entry.data);
    await expect(
      app.get(WorkerDatabase).write(systemActor(stranger), (tx) => app.get(EventBus).run(hear, [eventId], tx)),
    ).rejects.toThrow('the event does not exist');
    expect(heard).toHaveLength(1);
  });

  it('are named once: a second handler of the same name stops the start', () => {
    expect(() => app.get(EventBus).handle(bellBroke, mend, async () => undefined)).toThrow('two event handlers');
  });

  it('react within the transaction as listeners, which can refuse it', async () => {
    app.get(EventBus).listen(bellBroke, async ({ payload }, tx) => {
      await tx.query('UPDATE organizations SET name = $2 WHERE id = $1', [org, payload.piece]);
      if (payload.piece === 'clapper') throw new Error('not without its clapper');
    });
    await write((tx) => tx.publish(bellBroke, { piece: 'rim' }));
    await expect(write((tx) => tx.publish(bellBroke, { piece: 'clapper' }))).rejects.toThrow('not without its clapper');
    const { rows } = await owner.query('SELECT name FROM organizations WHERE id = $1', [org]);
    expect(rows).toEqual([{ name: 'rim' }]);
    expect(await events()).toEqual([{ type: 'bell.broke' }]);
  });
});
