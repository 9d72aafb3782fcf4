import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Permission } from '../../src/platform/access/permission.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { rowOf } from '../../src/platform/audit/act.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import type { RequestContext } from '../../src/platform/graphql/request-context.js';
import { IdempotencyKeys } from '../../src/platform/idempotency/idempotency-keys.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { codeOf, createJob, Effects, type Keyed, keyedRequests, seen } from '../support/keyed-requests.js';
import { type PlantedApp, startPlantedApp } from '../support/planted-app.js';
import { type ServiceProcess, startServiceProcess } from '../support/service-process.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

type Send = Awaited<ReturnType<typeof keyedRequests>>;
type Place = `${'before' | 'within' | 'after'} ${string}`;

/** What happens at a place of the planted mutation, the next time that it is come to. */
const plans = new Map<Place, () => Promise<void> | void>();

async function at(place: Place): Promise<void> {
  const plan = plans.get(place);
  plans.delete(place);
  await plan?.();
}

class Skip extends Error {}

@Resolver()
class PlantingResolver {
  @Permission('jobs:write')
  @Mutation(() => String, { description: 'Makes a job of that title, and lets the test happen.' })
  async plant(@Context() context: RequestContext, @Args('title', { description: 'Its title.' }) title: string) {
    try {
      await at(`before ${title}`);
    } catch (error) {
      if (error instanceof Skip) return 'skipped';
      throw error;
    }
    const id = await context.change({ action: 'plant', input: { title }, subject: rowOf('Job') }, async (tx) => {
      const made = newId();
      await tx.query(
        `INSERT INTO jobs (organization_id, id, title, status, created_at, updated_at) VALUES ($1, $2, $3, 'OPEN', $4, $4)`,
        [tx.organizationId, made, title, tx.now.toString()],
      );
      await at(`within ${title}`);
      return made;
    });
    await at(`after ${title}`);
    context.reads.renew();
    await context.reads.tx.query({ text: 'SELECT 1' }, []);
    return id;
  }
}

@Module({ providers: [PlantingResolver] })
class PlantingModule {}

/** Holds whoever comes to that place until it is opened. */
function hold(place: Place): { readonly reached: Promise<void>; readonly open: (fault?: Error) => void } {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  plans.set(place, async () => {
    reached.resolve();
    await opened.promise;
  });
  return { reached: reached.promise, open: (fault) => (fault ? opened.reject(fault) : opened.resolve()) };
}

const fails = (place: Place, fault: Error) =>
  plans.set(place, () => {
    throw fault;
  });

const away = Object.assign(new Error('terminating connection'), { code: '57P01' });

const plant = (title: string): Keyed => ({
  query: 'mutation($title: String!) { plant(title: $title) }',
  variables: { title },
});
const plantAll = (...titles: string[]): Keyed => ({
  query: `mutation { ${titles.map((title) => `at${title}: plant(title: "${title}")`).join(' ')} }`,
});

const lease = { seconds: 30 };

let app: PlantedApp;
let beside: PlantedApp;
let org: TestOrganization;
let send: Send;
let sendBeside: Send;
let effects: Effects;

beforeAll(async () => {
  app = await startPlantedApp(PlantingModule);
  beside = await startPlantedApp(PlantingModule, { beside: app });
  org = await app.organization();
  send = await keyedRequests(app, org);
  sendBeside = await keyedRequests(beside, org);
  effects = new Effects(app);
});
afterEach(() => plans.clear());
afterAll(async () => {
  await effects.stop();
  await beside.stop();
  await app.stop();
});

/** Until somebody waits for a lock of that kind. */
async function waitsFor(lock: 'transactionid' | 'tuple' | 'advisory'): Promise<void> {
  while ((await effects.rows('SELECT FROM pg_locks WHERE NOT granted AND locktype = $1', [lock])).length === 0);
}

describe('a process that goes before it has answered', () => {
  // The third time the document is compiled.
  it.each([1, 2, 3])(
    'has carried the mutation out: another one answers, and does not carry it out again (%i)',
    async (round) => {
      const [key, title] = [`gone-${round}`, `Gone${round}`];
      const stopped = hold(`after ${title}`);
      const first = send(key, plant(title));
      await stopped.reached;
      expect(await effects.jobs(title)).toBe(1);
      app.clock.advance(lease);
      const second = await sendBeside(key, plant(title));
      expect(await effects.rows('SELECT title FROM jobs WHERE id = $1', [second.body.data.plant])).toEqual([{ title }]);
      expect(seen(second)).toMatchObject({ status: 200, replayed: null });
      stopped.open();
      expect(seen(await first)).toEqual({ ...seen(second), replayed: 'true' });
      expect(seen(await send(key, plant(title)))).toEqual({ ...seen(second), replayed: 'true' });
      expect(await effects.jobs(title)).toBe(1);
    },
  );

  it('has carried out the first of three fields: another one carries out the rest', async () => {
    const request = plantAll('One', 'Two', 'Three');
    const stopped = hold('before Two');
    const first = send('fields', request);
    await stopped.reached;
    app.clock.advance(lease);
    const second = await sendBeside('fields', request);
    expect(second.status).toBe(200);
    stopped.open();
    expect((await first).text).toBe(second.text);
    for (const title of ['One', 'Two', 'Three']) {
      const rows = await effects.rows('SELECT id FROM jobs WHERE title = $1', [title]);
      expect(rows).toEqual([{ id: second.body.data[`at${title}`] }]);
    }
  });

  it('has carried out a field: what becomes of another one does not mix them up', async () => {
    const request = plantAll('Former', 'Latter');
    const stopped = hold('before Latter');
    const first = send('mixed', request);
    await stopped.reached;
    app.clock.advance(lease);
    fails('before Former', new Skip());
    const { body } = await sendBeside('mixed', request);
    expect(body.data.atFormer).toBe('skipped');
    expect(await effects.rows('SELECT title FROM jobs WHERE id = $1', [body.data.atLatter])).toEqual([
      { title: 'Latter' },
    ]);
    stopped.open();
    await first;
    expect([await effects.jobs('Former'), await effects.jobs('Latter')]).toEqual([1, 1]);
  });

  it('is in its transaction still: another one waits for how it ends', async () => {
    for (const [key, fault] of [
      ['commits', undefined],
      ['rolls-back', new Error('planted')],
    ] as const) {
      const stopped = hold(`within ${key}`);
      const first = send(key, plant(key));
      await stopped.reached;
      app.clock.advance(lease);
      const second = sendBeside(key, plant(key));
      await waitsFor('transactionid');
      stopped.open(fault);
      const [one, other] = await Promise.all([first, second]);
      expect(other.status).toBe(200);
      expect(await effects.rows('SELECT id FROM jobs WHERE title = $1', [key])).toEqual([
        { id: other.body.data.plant },
      ]);
      expect(one.status).toBe(fault === undefined ? 200 : 500);
      if (fault === undefined) expect(one.text).toBe(other.text);
    }
  });

  it('is waited for as long as a request may take, and then its lease is told', async () => {
    const stopped = hold('after Slow');
    const first = send('slow', plant('Slow'));
    await stopped.reached;
    app.clock.advance({ seconds: 10 });
    let waiting = true;
    const second = send('slow', plant('Slow')).finally(() => {
      waiting = false;
    });
    // As if time passed, to this process.
    for (; waiting; await new Promise(setImmediate)) app.forgetCallers();
    const answer = await second;
    expect(codeOf(answer)).toEqual([409, 'IDEMPOTENCY_IN_PROGRESS']);
    expect(answer.headers['retry-after']).toBe('20');
    expect(codeOf(await send('slow', plant('Another')))).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
    stopped.open();
    expect(seen(await send('slow', plant('Slow')))).toEqual({ ...seen(await first), replayed: 'true' });
    expect(await effects.jobs('Slow')).toBe(1);
  });
});

describe('an answer that is none for good', () => {
  it.each([
    [500, 'INTERNAL', new TypeError('planted')],
    [503, 'UNAVAILABLE', away],
  ])('is not kept (%i %s): what failed is run again, and what did not is not', async (status, code, fault) => {
    const request = plantAll(`Done${status}`, `Failed${status}`);
    fails(`before Failed${status}`, fault);
    const first = await send(code, request);
    expect(codeOf(first)).toEqual([status, code]);
    expect([await effects.jobs(`Done${status}`), await effects.jobs(`Failed${status}`)]).toEqual([1, 0]);
    const second = await send(code, request);
    expect(seen(second)).toMatchObject({ status: 200, replayed: null });
    expect([await effects.jobs(`Done${status}`), await effects.jobs(`Failed${status}`)]).toEqual([1, 1]);
    expect(seen(await send(code, request))).toEqual({ ...seen(second), replayed: 'true' });
  });

  it('is what one gets who went away: sent again, it is answered and not run', async () => {
    const stopped = hold('after Impatient');
    const client = request(`${await app.app.getUrl()}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${org.apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': 'impatient',
      },
    });
    client.on('error', () => undefined);
    client.end(JSON.stringify(plant('Impatient')));
    await stopped.reached;
    const closed = new Promise((resolve) => client.once('close', resolve));
    client.destroy();
    await closed;
    const second = send('impatient', plant('Impatient'));
    stopped.open();
    const { body } = await second;
    expect(await effects.rows(`SELECT id FROM jobs WHERE title = 'Impatient'`)).toEqual([{ id: body.data.plant }]);
  });

  it('is one that could not be kept: it goes out all the same, and what was done is not done again', async () => {
    const stopped = hold('after Unkept');
    const first = send('unkept', plant('Unkept'));
    await stopped.reached;
    await effects.rows('BEGIN');
    await effects.rows('SELECT FROM idempotency_keys WHERE answered_at IS NULL FOR UPDATE');
    stopped.open();
    const answer = await first;
    await effects.rows('ROLLBACK');
    expect(answer.status).toBe(200);
    app.clock.advance(lease);
    const again = await send('unkept', plant('Unkept'));
    expect(seen(again)).toEqual({ ...seen(answer), replayed: null });
    expect(await effects.jobs('Unkept')).toBe(1);
  });

  it('is one whose organization had its answers erased meanwhile', async () => {
    const stopped = hold('after Erased');
    const first = send('erased', plant('Erased'));
    await stopped.reached;
    await app.app
      .get(TenantDatabase)
      .write(systemActor(org.id), (tx) => app.app.get(IdempotencyKeys).forgetAnswersOf(tx));
    stopped.open();
    expect((await first).status).toBe(200);
    expect(codeOf(await send('erased', plant('Erased')))).toEqual([409, 'IDEMPOTENCY_ANSWER_GONE']);
    expect(await effects.jobs('Erased')).toBe(1);
  });
});

describe('a process that is killed', () => {
  const titles = Array.from({ length: 5 }, (_, call) => `Killed ${call}`);

  /** Holds whatever would keep an answer, until the process that would is gone. */
  const holdAnswers = `
    CREATE FUNCTION hold_answer() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM set_config('lock_timeout', '0', true), pg_advisory_xact_lock(1); RETURN NEW; END $$;
    CREATE TRIGGER hold_answer BEFORE UPDATE ON idempotency_keys FOR EACH ROW EXECUTE FUNCTION hold_answer();
    SELECT pg_advisory_lock(1)`;

  let survivor: TestApp;
  let watcher: Effects;
  let service: ServiceProcess;
  let port: number;

  beforeAll(async () => {
    survivor = await startTestApp();
    watcher = new Effects(survivor);
    port = await freePort();
    const settings = { ROLE: 'api', DATABASE_URL: survivor.database.serviceUrl, PORT: String(port) };
    service = startServiceProcess(settings);
  });
  afterAll(async () => {
    await service.kill('SIGKILL');
    await watcher.stop();
    await survivor.stop();
  });

  it('after it has committed and before the answer was kept leaves one effect of each request', async () => {
    const { apiKey } = await survivor.organization();
    while (!(await isReady(port))) expect(service.output()).not.toContain('followthrough:');
    await watcher.rows(holdAnswers);
    const lost = titles.map((title) =>
      fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${apiKey}`,
          'content-type': 'application/json',
          'idempotency-key': keyOf(title),
        },
        body: JSON.stringify(createJob(title)),
      }),
    );
    const held = `SELECT FROM pg_locks WHERE NOT granted AND locktype = 'advisory'`;
    while ((await watcher.rows(held)).length === 0);
    await service.kill('SIGKILL');
    expect((await Promise.allSettled(lost)).map(({ status }) => status)).toContain('rejected');
    await watcher.rows('SELECT pg_advisory_unlock(1); DROP TRIGGER hold_answer ON idempotency_keys');
    // The process had the real time: another one is ahead of it, so that leases are over.
    survivor.clock.set(new Date(Date.now() + 60_000).toISOString());
    const again = await keyedRequests(survivor, { apiKey });
    for (const title of titles) {
      const { body } = await again(keyOf(title), createJob(title));
      expect(await watcher.rows('SELECT id FROM jobs WHERE title = $1', [title])).toEqual([
        { id: body.data.createJob.id },
      ]);
    }
  });

  const keyOf = (title: string) => title.replaceAll(' ', '-');

  async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    return port;
  }

  const isReady = async (port: number): Promise<boolean> =>
    await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
});
