import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Inject, Module } from '@nestjs/common';
import { Args, Context, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import pg from 'pg';
import { makeApiKeyToken } from '../../src/organizations/api-key/api-key-token.js';
import { Permission } from '../../src/platform/access/permission.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import type { RequestContext } from '../../src/platform/graphql/request-context.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { type PlantedApp, startPlantedApp } from '../support/planted-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** Where the planted resolvers wait for the test, and tell it that they do. */
class Gate {
  reached = Promise.withResolvers<void>();
  opened = Promise.withResolvers<void>();

  async pass(): Promise<void> {
    this.reached.resolve();
    await this.opened.promise;
  }
}

let gate = new Gate();

@ObjectType({ description: 'Planted.' })
class Unreadable {
  @Field(() => String, { description: 'Breaks.' })
  get secret(): string {
    throw new TypeError('Cannot read properties of undefined');
  }
}

@Resolver()
class FailingResolver {
  constructor(@Inject(TenantDatabase) private readonly database: TenantDatabase) {}

  @Permission('reads')
  @Query(() => String, { nullable: true, description: 'Runs this SQL in the reads of the request.' })
  async runs(@Context() context: RequestContext, @Args('sql', { description: 'What to run.' }) sql: string) {
    const rows = await context.reads.tx.query<object>({ text: sql }, []);
    return JSON.stringify(rows);
  }

  @Permission('reads')
  @Query(() => String, { description: 'Breaks for a reason nobody thought of.' })
  breaks(): string {
    throw new TypeError('Cannot read properties of undefined: ana@example.test');
  }

  @Permission('reads')
  @Query(() => String, { description: 'Has no value although it must.' })
  missing(): string | null {
    return null;
  }

  @Permission('reads')
  @Query(() => String, { description: 'Reads, waits for the test, and reads again.' })
  async waits(@Context() context: RequestContext) {
    await context.reads.tx.query<object>({ text: 'SELECT 1' }, []);
    await gate.pass();
    await context.reads.tx.query<object>({ text: 'SELECT 2' }, []);
    return 'read';
  }

  @Permission('jobs:write')
  @Mutation(() => String, { description: 'Violates a check that stands for no problem.' })
  async violates(@Context() context: RequestContext) {
    await this.database.write(context.actor, async (tx) => {
      // PostgreSQL quotes the whole row in its detail.
      await tx.query(
        `INSERT INTO members (organization_id, id, full_name, email, role, status, created_at, updated_at)
         VALUES ($1, $2, $3, $4, 'JESTER', 'ACTIVE', now(), now())`,
        [tx.organizationId, newId(), 'Twice Told', 'twice@example.test'],
      );
    });
    return 'never';
  }

  @Permission('jobs:write')
  @Mutation(() => Unreadable, { nullable: true, description: 'Is done, and cannot be shown.' })
  makes(): Unreadable {
    return new Unreadable();
  }
}

@Module({ providers: [FailingResolver] })
class FailingModule {}

let app: PlantedApp;
let org: TestOrganization;
let watcher: pg.Client;

async function start(settings: Record<string, string> = {}): Promise<void> {
  gate = new Gate();
  app = await startPlantedApp(FailingModule, { settings });
  org = await app.organization();
  watcher = new pg.Client({ connectionString: app.database.superuserUrl });
  await watcher.connect();
  app.logged.length = 0;
}

afterEach(async () => {
  gate.opened.resolve();
  await watcher.end();
  await app.stop();
});

const post = (query: string, key = org.apiKey) =>
  app.http.post('/graphql').set('authorization', `Bearer ${key}`).send({ query });

const statesOfPool = async (): Promise<string[]> => {
  const { rows } = await watcher.query<{ state: string }>(
    `SELECT state FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'followthrough-api'`,
  );
  return rows.map(({ state }) => state);
};

/** Until every connection of the pool is idle: an answer does not wait for its COMMIT. */
async function poolIsIdle(): Promise<void> {
  while ((await statesOfPool()).some((state) => state !== 'idle')) await new Promise(setImmediate);
}

/** The lines of that many requests, which are written after their answers. */
async function completed(requests = 1): Promise<Record<string, unknown>[]> {
  for (;;) {
    const lines = app.logged.filter(({ req }) => req !== undefined);
    if (lines.length >= requests) return lines;
    await new Promise(setImmediate);
  }
}

/** What was logged of failures, beside the line of the request itself. */
const faults = () => app.logged.filter(({ level, req }) => Number(level) >= 40 && req === undefined);

describe('an error nobody thought of', () => {
  beforeEach(() => start());

  it('is masked with the id of the request, and logged once under it', async () => {
    for (let call = 1; call <= 3; call += 1) {
      app.logged.length = 0;
      const { status, body, text } = await post('{ breaks }');
      const requestId = body.errors[0].extensions.requestId;
      expect({ status, body }).toEqual({
        status: 500,
        body: {
          errors: [
            {
              message: 'Something went wrong on our side.',
              path: ['breaks'],
              locations: [{ line: 1, column: 3 }],
              extensions: { code: 'INTERNAL', requestId },
            },
          ],
          extensions: { cost: { requested: 1, limit: 5_000 } },
        },
      });
      expect(text).not.toContain('properties');
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect(faults()).toEqual([
        expect.objectContaining({
          level: 50,
          requestId,
          msg: 'a request failed',
          err: expect.objectContaining({ type: 'TypeError', stack: expect.stringContaining('FailingResolver.breaks') }),
        }),
      ]);
      expect(await completed()).toEqual([
        expect.objectContaining({
          req: { id: requestId, method: 'POST', path: '/graphql' },
          res: { status: 500 },
        }),
      ]);
    }
  });

  it('below one mutation leaves the others their answers, and tells by its path that its own was done', async () => {
    const create = 'createJob(input: {title: "Kept"}) { ... on Job { title } }';
    const { body } = await post(`mutation { before: ${create} makes { secret } after: ${create} }`);
    expect(body.data).toEqual({ before: { title: 'Kept' }, makes: null, after: { title: 'Kept' } });
    expect(body.errors.map(({ path }: { path: string[] }) => path)).toEqual([['makes', 'secret']]);
  });

  it('of the database tells the caller nothing, and the log no value of a row', async () => {
    const { status, body, text } = await post('mutation { violates }');
    expect([status, body.errors[0].extensions.code]).toEqual([500, 'INTERNAL']);
    expect(text).not.toMatch(/members|duplicate|twice/i);
    expect(faults()).toEqual([
      expect.objectContaining({ err: expect.objectContaining({ code: '23514', constraint: 'members_role_known' }) }),
    ]);
    const log = JSON.stringify(app.logged);
    expect(log).not.toMatch(/twice/i);
    expect(log).not.toContain('Failing row');
  });

  it('of the database that quotes a value in its message is logged without it', async () => {
    const { body } = await post(`{ runs(sql: "SELECT 'ana@example.test'::uuid") }`);
    expect(body).toMatchObject({ data: { runs: null }, errors: [expect.objectContaining({ path: ['runs'] })] });
    expect(faults()).toHaveLength(1);
    expect(JSON.stringify(app.logged)).not.toContain('ana@example.test');
    expect(JSON.stringify(faults())).toContain('invalid input syntax for type uuid');
  });

  it('is a null where there must be a value, too', async () => {
    for (let call = 1; call <= 3; call += 1) {
      const { status, body } = await post('{ missing }');
      expect([status, body.errors[0].extensions.code]).toEqual([500, 'INTERNAL']);
      expect(body.errors[0].message).toBe('Something went wrong on our side.');
    }
  });

  it('never puts a key, a body or a header into the log, nor anything of a request that went well', async () => {
    await post('mutation { createCandidate(input: {fullName: "Ana Ríos", email: "ana@example.test"}) { __typename } }');
    await app.http.get('/health/live?token=secret').set('x-name', 'Ana Ríos');
    const lines = await completed(2);
    expect(lines).toMatchObject([
      { req: { path: '/graphql' } },
      { req: { path: '/health/live' }, res: { status: 200 } },
    ]);
    const log = JSON.stringify(app.logged);
    expect(log).not.toMatch(/ana|ft_live|bearer|secret|x-name|createCandidate/i);
  });

  it('does not log what a caller did wrong as a failure of ours', async () => {
    await post('{ members(after: "nonsense") { nodes { id } } }');
    await post('{ members(first: -1) { nodes { id } } }');
    await post('{ nonsense }');
    await post('{ organization { name } }', 'nonsense');
    await post('mutation { createJob(input: {title: ""}) { __typename } }');
    expect(faults()).toEqual([]);
  });
});

describe('a request that fails inside', () => {
  beforeEach(() => start({ API_POOL_SIZE: '2' }));

  it('leaves no connection in a transaction, and none with its tenant', async () => {
    const failing = [
      '{ runs(sql: "SELECT 1/0") }',
      '{ runs(sql: "nonsense") }',
      '{ breaks }',
      '{ missing }',
      'mutation { violates }',
    ];
    for (let round = 1; round <= 4; round += 1) {
      await Promise.all(failing.map((query) => post(query)));
    }
    await poolIsIdle();
    for (let call = 1; call <= 4; call += 1) {
      const rows = await app.app
        .get(TenantDatabase)
        .acrossOrganizations(`SELECT coalesce(current_setting('app.organization_id', true), '') AS tenant`, []);
      expect(rows).toEqual([{ tenant: '' }]);
      expect((await post('{ organization { name } }')).status).toBe(200);
    }
  });

  it('answers 503 when its connection is taken away, and the next one is served', async () => {
    const answer = post('{ runs(sql: "SELECT pg_sleep(60)") }').then((response) => response);
    while (!(await statesOfPool()).includes('active')) await new Promise(setImmediate);
    await watcher.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'followthrough-api' AND state = 'active'`,
    );
    const { status, body } = await answer;
    expect([status, body.errors[0].extensions.code]).toEqual([503, 'UNAVAILABLE']);
    expect((await post('{ organization { name } }')).status).toBe(200);
  });

  it('answers 503 when a statement takes too long', async () => {
    const { status, body } = await post(
      `{ runs(sql: "SELECT set_config('statement_timeout', '50ms', true), pg_sleep(0)") a: runs(sql: "SELECT pg_sleep(60)") }`,
    );
    expect(status).toBe(503);
    expect(body.errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code)).toContain(
      'UNAVAILABLE',
    );
    await poolIsIdle();
  }, 15_000);
});

describe('when every connection is taken', () => {
  beforeEach(() => start({ API_POOL_SIZE: '1' }));

  it('a request is answered 503 instead of waiting for ever, and served again once one is free', async () => {
    const reads = app.app.get(TenantDatabase).openReads(org.id);
    await post('{ organization { name } }');
    await reads.now();
    const [known, unknown, mutation] = await Promise.all([
      post('{ organization { name } }'),
      // Nobody knows whether this key is good: 401 would be a lie.
      post('{ organization { name } }', makeApiKeyToken('live', newId()).text),
      post('mutation { createJob(input: {title: "Later"}) { __typename } }'),
    ]);
    for (const { status, body, headers } of [known, unknown, mutation]) {
      expect([status, body.errors[0].extensions.code]).toEqual([503, 'UNAVAILABLE']);
      expect(body.errors[0].message).not.toMatch(/timeout|connect|pool/i);
      expect(headers['retry-after']).toBe('1');
    }
    reads.close();
    const after = await post('{ jobs { nodes { title } } }');
    expect([after.status, after.body.data, after.body.errors]).toEqual([200, { jobs: { nodes: [] } }, undefined]);
  });
});

describe('a client that goes away', () => {
  beforeEach(() => start({ API_POOL_SIZE: '1' }));

  it('while its request is served gives its connection back, and what still runs takes none', async () => {
    const { hostname, port } = new URL(await app.app.getUrl());
    const client = request({
      hostname,
      port,
      path: '/graphql',
      method: 'POST',
      headers: { authorization: `Bearer ${org.apiKey}`, 'content-type': 'application/json' },
    });
    client.on('error', () => undefined);
    client.end(JSON.stringify({ query: '{ waits }' }));
    await gate.reached.promise;
    expect(await statesOfPool()).toContain('idle in transaction');
    const closed = new Promise((resolve) => client.once('close', resolve));
    client.destroy();
    await closed;
    await poolIsIdle();
    gate.opened.resolve();
    for (let call = 1; call <= 3; call += 1) expect((await post('{ organization { name } }')).status).toBe(200);
    await poolIsIdle();
    expect(faults()).toEqual([]);
  });
});
