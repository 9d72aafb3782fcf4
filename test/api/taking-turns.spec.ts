import { once } from 'node:events';
import { type ClientRequest, request, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../../src/platform/access/permission.js';
import { FairPlaces } from '../../src/platform/admission/fair-places.js';
import { type PlantedApp, startPlantedApp } from '../support/planted-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** Operations that are under way until the test ends them, in the order in which they began. */
class Stage {
  readonly began: string[] = [];
  #closed = false;
  readonly #ends = new Map<string, () => void>();
  #changed = Promise.withResolvers<void>();

  async perform(name: string): Promise<string> {
    const ended = Promise.withResolvers<void>();
    this.#ends.set(name, ended.resolve);
    this.began.push(name);
    this.#changed.resolve();
    if (!this.#closed) await ended.promise;
    return name;
  }

  /** Whatever is under way ends, and whatever begins later ends at once. */
  close(): void {
    this.#closed = true;
    for (const end of this.#ends.values()) end();
  }

  /** Ends what has begun, or as soon as it begins. */
  async end(name: string): Promise<void> {
    while (!this.#ends.has(name)) await this.#next();
    this.#ends.get(name)?.();
  }

  async until(count: number): Promise<void> {
    while (this.began.length < count) await this.#next();
  }

  async #next(): Promise<void> {
    this.#changed = Promise.withResolvers();
    await this.#changed.promise;
  }
}

let stage: Stage;

@Resolver()
class StageResolver {
  @Permission('reads')
  @Query(() => String, { description: 'Is under way until the test ends it.' })
  async performs(@Args('name', { description: 'Who it is.' }) name: string) {
    return await stage.perform(name);
  }
}

@Module({ providers: [StageResolver] })
class StageModule {}

interface Performance {
  readonly client: ClientRequest;
  /** The service's side of it. */
  readonly response: ServerResponse;
  readonly status: Promise<number>;
}

let app: PlantedApp;
let loud: TestOrganization;
let quiet: TestOrganization;

async function start(places: number, patience?: number): Promise<void> {
  stage = new Stage();
  app = await startPlantedApp(StageModule, { settings: { API_CONCURRENCY: String(places) }, patience });
  [loud, quiet] = [await app.organization(), await app.organization()];
  // Both are remembered: nobody is late for having to be looked up.
  for (const org of [loud, quiet]) await org.graphql('{ organization { id } }');
}
afterEach(async () => {
  stage.close();
  await app.stop();
});

// However busy the machine is that runs the test.
const unhurried = 100_000;

/** Every operation asks for a place once. */
const asked = jest.spyOn(FairPlaces.prototype, 'take');

/** Sends it, and returns when it has its place or waits for one. */
async function perform(org: TestOrganization, name: string): Promise<Performance> {
  const { hostname, port } = new URL(await app.app.getUrl());
  const headers = { authorization: `Bearer ${org.apiKey}`, 'content-type': 'application/json' };
  const client = request({ hostname, port, path: '/graphql', method: 'POST', headers, agent: false });
  const status = new Promise<number>((resolve, reject) => {
    client.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    client.on('error', reject);
  });
  status.catch(() => undefined);
  const before = asked.mock.calls.length;
  client.end(JSON.stringify({ query: `{ performs(name: "${name}") }` }));
  const [, response] = (await once(app.app.getHttpServer(), 'request')) as [unknown, ServerResponse];
  while (asked.mock.calls.length === before) await new Promise(setImmediate);
  return { client, response, status };
}

describe('when more is asked for than is done at once', () => {
  it('organizations take turns, and within one whoever came first', async () => {
    await start(1, unhurried);
    for (const name of ['loud-1', 'loud-2', 'loud-3', 'loud-4']) await perform(loud, name);
    for (const name of ['quiet-1', 'quiet-2']) await perform(quiet, name);
    for (let count = 1; count <= 6; count += 1) {
      await stage.until(count);
      await stage.end(stage.began[count - 1] ?? '');
    }
    expect(stage.began).toEqual(['loud-1', 'loud-2', 'quiet-1', 'loud-3', 'quiet-2', 'loud-4']);
  });

  it('a quiet organization does not wait for a loud one', async () => {
    await start(3, unhurried);
    for (const name of ['loud-1', 'loud-2', 'loud-3', 'loud-4']) await perform(loud, name);
    const performance = await perform(quiet, 'quiet-1');
    await stage.until(3);
    expect([...stage.began].sort()).toEqual(['loud-1', 'loud-2', 'quiet-1']);
    await stage.end('quiet-1');
    expect(await performance.status).toBe(200);
  });

  it('nobody waits for somebody who has gone', async () => {
    await start(1, unhurried);
    await perform(loud, 'loud-1');
    const gone = await perform(loud, 'loud-2');
    const stays = await perform(loud, 'loud-3');
    await leave(gone);
    await stage.end('loud-1');
    await stage.until(2);
    await stage.end('loud-3');
    expect(await stays.status).toBe(200);
    expect(stage.began).toEqual(['loud-1', 'loud-3']);
    expect(app.logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });

  it('who asks and leaves keeps the place until what they began has ended', async () => {
    await start(1, unhurried);
    const gone = await perform(loud, 'loud-1');
    await stage.until(1);
    const next = await perform(quiet, 'quiet-1');
    await leave(gone);
    // Another request goes its whole way: whoever had got the place would have begun.
    await app.http.get('/health/ready').expect(200);
    expect(stage.began).toEqual(['loud-1']);
    await stage.end('loud-1');
    await stage.until(2);
    await stage.end('quiet-1');
    expect(await next.status).toBe(200);
  });

  it('whoever waits too long is told that the service is overloaded', async () => {
    await start(1);
    await perform(loud, 'loud-1');
    const answer = await app.http
      .post('/graphql')
      .set('authorization', `Bearer ${quiet.apiKey}`)
      .send({ query: '{ organization { id } }' });
    expect([answer.status, answer.body.errors[0].extensions.code, answer.headers['retry-after']]).toEqual([
      503,
      'UNAVAILABLE',
      '1',
    ]);
    await stage.end('loud-1');
    expect((await quiet.graphql('{ organization { id } }')).errors).toBeUndefined();
  });

  it.each([
    ['answered', '{ organization { id } }'],
    ['refused', '{ nonsense }'],
    ['refused after it was accepted', '{ jobs(first: -1) { nodes { id } } }'],
    ['none', ''],
  ])('a place comes back from an operation that is %s', async (_, query) => {
    await start(1);
    for (let count = 1; count <= 3; count += 1) {
      const { errors } = await loud.graphql(query);
      expect(errors?.[0]?.extensions['code']).not.toBe('UNAVAILABLE');
    }
  });
});

/** Goes away, and returns when the service has noticed. */
async function leave({ client, response }: Performance): Promise<void> {
  const noticed = once(response, 'close');
  client.destroy();
  await noticed;
}
