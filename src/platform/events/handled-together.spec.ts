import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { z } from 'zod';
import { clusterUrls, createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { systemActor } from '../actor/actor.js';
import { parseConfig } from '../config/config.js';
import { WorkerDatabase } from '../database/worker-database.js';
import { newId } from '../ids/uuid.js';
import { PlatformModule } from '../platform.module.js';
import { Queue } from '../queue/queue.js';
import { deadLetterQueueOf, installQueue } from '../queue/queue-schema.js';
import { EventBus } from './event-bus.js';
import { eventType, publication } from './event-type.js';

const bellRung = eventType('bell.rung', z.object({ times: z.int() }));
const count = 'count-when-bells-are-rung';
const pauseMs = 300;

interface Call {
  readonly organizationId: string;
  readonly transaction: string;
  readonly times: readonly number[];
  /** For how long it waits for a lock. */
  readonly lockTimeout: string;
}

describe('events whose handler takes many at once', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: TestingModule;
  let org: string;
  let other: string;

  const calls: Call[] = [];
  /** How often the handler still fails at this ringing. */
  const failing = new Map<number, number>();

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.superuserUrl });
    await owner.connect();
    await installQueue(database.ownerUrl, owner, [count]);
    const config = parseConfig({
      ROLE: 'worker',
      DATABASE_URL: database.serviceUrl,
      SMTP_URL: 'smtp://127.0.0.1:1',
      PUBLIC_URL: 'https://timelines.example.test',
      ...clusterUrls().settings,
    });
    app = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config, [])] }).compile();
    Logger.overrideLogger(false);
    // As the service does it, but for the length of the pauses: a test waits for each.
    const queue = app.get(Queue);
    const work = queue.work.bind(queue);
    jest.spyOn(queue, 'work').mockImplementation((name, run, pace) => work(name, run, { ...pace, pauseMs }));
    app.get(EventBus).handleTogether(bellRung, count, async (events, tx) => {
      const [current] = await tx.query<{ id: string; lockTimeout: string }>(
        `SELECT pg_current_xact_id()::text AS id, current_setting('lock_timeout') AS "lockTimeout"`,
        [],
      );
      const times = events.map(({ payload }) => payload.times);
      const { id: transaction = '', lockTimeout = '' } = current ?? {};
      calls.push({ organizationId: tx.organizationId, transaction, times, lockTimeout });
      for (const each of times) {
        // What the handler writes, and then its failure takes back.
        await tx.query('UPDATE organizations SET name = name || $2 WHERE id = $1', [tx.organizationId, '+']);
        const left = failing.get(each) ?? 0;
        failing.set(each, left - 1);
        if (left > 0) throw new Error(`the count failed at ${each}`);
      }
    });
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await owner.end();
    await database.drop();
  });
  beforeEach(async () => {
    calls.length = 0;
    failing.clear();
    [org, other] = [newId(), newId()];
    for (const id of [org, other]) {
      await owner.query(
        `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at, updated_at)
         VALUES ($1, $2, 'Bell', 'Europe/Berlin', 'DE', 'en', now(), now())`,
        [id, `org-${id}`],
      );
    }
  });

  const ring = (...all: readonly unknown[]) =>
    app.get(WorkerDatabase).write(systemActor(org), async (tx) => {
      for (const times of all) await tx.publish(bellRung, { times: times as number });
    });
  /** With one entry of the queue for all of them. */
  const ringAtOnce = (...all: readonly unknown[]) =>
    app
      .get(WorkerDatabase)
      .write(systemActor(org), (tx) =>
        tx.publishAll(all.map((times) => publication(bellRung, { times: times as number }))),
      );
  const upTo = (most: number) => Array.from({ length: most }, (_, number) => number + 1);
  const nameOf = async (id: string) =>
    (await owner.query('SELECT name FROM organizations WHERE id = $1', [id])).rows[0].name;

  const settledSql = `
    SELECT name, state, retry_count AS retries, e.payload->'times' AS times FROM pgboss.job j
    JOIN domain_events e ON e.id = (j.data->>'eventId')::uuid
    WHERE j.data->>'organizationId' = $1 AND (j.state > 'active' OR j.name <> $2) ORDER BY e.id`;
  /** The entries of the organization, as soon as so many have ended or lie among the dead letters. */
  const settled = async (number: number, id = org) => {
    for (;;) {
      const { rows } = await owner.query(settledSql, [id, count]);
      if (rows.length === number) return rows;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('are handled in one transaction for each organization, in their order', async () => {
    const worker = app.get(WorkerDatabase);
    for (const id of [org, other])
      await worker.writeGroup(id, (tx) => tx.publishAll(upTo(30).map((times) => publication(bellRung, { times }))));
    // One entry for all of an organization's.
    await settled(1);
    await settled(1, other);
    expect(calls).toHaveLength(2);
    expect(calls.map(({ organizationId }) => organizationId).sort()).toEqual([org, other].sort());
    expect(new Set(calls.map(({ transaction }) => transaction)).size).toBe(2);
    for (const { times } of calls) expect(times).toEqual(upTo(30));
    for (const id of [org, other]) expect(await nameOf(id)).toBe(`Bell${'+'.repeat(30)}`);
  });

  it('do not go down with one at which the handler throws: it alone is tried again', async () => {
    // Among the others, and then alone.
    failing.set(3, 2);
    await ring(...upTo(5));
    const entries = await settled(5);
    expect(entries.map(({ state, retries }) => [state, retries])).toEqual(
      [0, 0, 1, 0, 0].map((retries) => ['completed', retries]),
    );
    const alone = [1, 2, 3, 4, 5].map(() => [expect.any(Number)]);
    expect(calls.map(({ times }) => times)).toEqual([[1, 2, 3, 4, 5], ...alone, [3]]);
    expect(await nameOf(org)).toBe('Bell+++++');
  });

  it('are handled a hundred at a time, however many there are: until then others wait for what they touch', async () => {
    await ringAtOnce(...upTo(230));
    await settled(5);
    // The queue says in which order it hands out entries that came together.
    expect(calls).toHaveLength(3);
    for (const { times } of calls) expect(times.length).toBeLessThanOrEqual(100);
    expect(calls.flatMap(({ times }) => times).sort((a, b) => a - b)).toEqual(upTo(230));
    expect(await nameOf(org)).toBe(`Bell${'+'.repeat(230)}`);
  });

  it('that have one entry are taken apart if they cannot be handled together', async () => {
    await ringAtOnce(1, 'many', 3);
    // The entry of all, and for each its own; what cannot be handled lies among the dead letters too.
    const entries = await settled(5);
    const outcome = entries.map(({ name, times, state }) => [name, times, state]);
    expect(outcome).toEqual(
      expect.arrayContaining([
        [count, 1, 'completed'],
        [count, 'many', 'failed'],
        [deadLetterQueueOf(count), 'many', 'created'],
        [count, 3, 'completed'],
      ]),
    );
    expect(await nameOf(org)).toBe('Bell++');
  });

  it('do not go down with one that can never be handled: it alone lies among the dead letters', async () => {
    await ring(1, 'many', 3);
    const entries = await settled(4);
    const outcome = entries.map(({ name, times, state, retries }) => [name, times, state, retries]);
    expect(outcome).toHaveLength(4);
    expect(outcome).toEqual(
      expect.arrayContaining([
        [count, 1, 'completed', 0],
        [count, 'many', 'failed', 0],
        [deadLetterQueueOf(count), 'many', 'created', 0],
        [count, 3, 'completed', 0],
      ]),
    );
    expect(calls.map(({ times }) => times)).toEqual(expect.arrayContaining([[1], [3]]));
    expect(calls).toHaveLength(2);
    expect(await nameOf(org)).toBe('Bell++');
  });

  it('give way to whoever holds a lock that one of them needs, before that is taken for a deadlock', async () => {
    await owner.query('BEGIN');
    await owner.query('SELECT FROM organizations WHERE id = $1 FOR NO KEY UPDATE', [org]);
    await ring(1, 2, 3);
    while (calls.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await owner.query('COMMIT');
    await settled(3);
    // PostgreSQL looks for a deadlock after 1 s.
    expect(calls.map(({ lockTimeout }) => lockTimeout)).toEqual(['200ms', '2s', '2s', '2s']);
    expect(calls.map(({ times }) => times.length)).toEqual([3, 1, 1, 1]);
    expect(await nameOf(org)).toBe('Bell+++');
  });

  it('gather while the worker pauses', async () => {
    const begun = performance.now();
    for (const times of upTo(20)) await ring(times);
    await settled(20);
    const pauses = (performance.now() - begun) / pauseMs;
    expect(calls.length).toBeLessThanOrEqual(1 + Math.ceil(pauses));
    expect(await nameOf(org)).toBe(`Bell${'+'.repeat(20)}`);
  });
});
