import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import { type Actor, systemActor } from '../../src/platform/actor/actor.js';
import { CONFIG, type Config } from '../../src/platform/config/config.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { Idempotency, type KeyedRequest } from '../../src/platform/idempotency/idempotency.js';
import { IdempotencyKeys } from '../../src/platform/idempotency/idempotency-keys.js';
import { KeyRetention } from '../../src/platform/idempotency/key-retention.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { TaskMetrics } from '../../src/platform/schedule/task-metrics.js';
import { TaskRunner } from '../../src/platform/schedule/task-runner.js';
import { codeOf, createJob, Effects, type Keyed, keyedRequests, seen } from '../support/keyed-requests.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

type Send = Awaited<ReturnType<typeof keyedRequests>>;

let app: TestApp;
let org: TestOrganization;
let send: Send;
let effects: Effects;

beforeAll(async () => {
  app = await startTestApp();
  org = await app.organization();
  send = await keyedRequests(app, org);
  effects = new Effects(app);
});
afterAll(async () => {
  await effects.stop();
  await app.stop();
});

/** Which of these texts lie in what is stored for idempotency, what is binary read as hexadecimal and as text. */
const found = async (...texts: string[]): Promise<string[]> => {
  const rows = await effects.rows<{ row: string }>(
    'SELECT k::text AS row FROM idempotency_keys k UNION ALL SELECT c::text FROM idempotent_changes c',
  );
  const open = rows.map(({ row }) => row).join('\n');
  const binary = [...open.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString());
  return texts.filter((text) => [open, ...binary].some((each) => each.includes(text)));
};

const forgetAnswers = (organizationId: string, meanwhile: () => Promise<void> = async () => {}) =>
  app.app.get(TenantDatabase).write(systemActor(organizationId), async (tx) => {
    await app.app.get(IdempotencyKeys).forgetAnswersOf(tx);
    await meanwhile();
  });

describe('what is stored of a request under an Idempotency-Key', () => {
  const select = '... on MintedApiKey { token apiKey { id createdAt scopes } } ... on Problem { code }';
  const create = (input: string): Keyed => ({ query: `mutation { createApiKey(input: ${input}) { ${select} } }` });

  it.each([
    ['of its own', create('{name: "New", scopes: [READS]}')],
    ['of the sandbox', create('{name: "New", scopes: [READS], sandbox: true}')],
  ])('does not show the text of an API key %s, which the answer does each time', async (whose, request) => {
    const key = `secret-${whose}`.replaceAll(' ', '-');
    const first = await send(key, request);
    const { token } = first.body.data.createApiKey;
    expect(token).toMatch(/^ft_(live|test)_/);
    expect(seen(await send(key, request))).toEqual({ ...seen(first), replayed: 'true' });
    const secret = token.split('_')[3];
    expect(await found(secret.slice(0, 20), Buffer.from(secret.slice(0, 20)).toString('hex'), key)).toEqual([]);
    // What is looked for is found where it does lie open.
    expect(await found('2026-12-01 09:00:00')).toEqual(['2026-12-01 09:00:00']);
  });

  it('does not show a candidate', async () => {
    const request: Keyed = {
      query:
        'mutation { createCandidate(input: {fullName: "Ana Ríos", email: "ana@example.test"}) { ... on Candidate { id fullName email } } }',
    };
    const first = await send('ana@example.test', request);
    expect(first.text).toContain('Ana Ríos');
    expect(seen(await send('ana@example.test', request)).text).toBe(first.text);
    expect(await found('Ana R', 'ana@example', 'fullName', Buffer.from('ana@example').toString('hex'))).toEqual([]);
  });

  it('goes after its day, in the worker, however much it is, and nothing else goes', async () => {
    await send('kept', createJob('Old'));
    app.clock.advance({ hours: 23 });
    const young = await send('young', createJob('Young'));
    await effects.rows(
      `INSERT INTO idempotency_keys (organization_id, credential_id, key_hash, request_id, fingerprint, created_at, leased_until)
       SELECT organization_id, credential_id, sha256(n::text::bytea), gen_random_uuid(), fingerprint, created_at, leased_until
       FROM (SELECT * FROM idempotency_keys ORDER BY created_at LIMIT 1) k, generate_series(1, 2500) n`,
    );
    // A request that was taken up again in its last moment needs what is recorded of it.
    app.clock.advance({ hours: 1 });
    const count = (table: string) => effects.rows(`SELECT FROM ${table}`);
    const retention = app.app.get(KeyRetention);
    expect(await retention.run()).toBe(0);
    app.clock.advance({ hours: 1 });
    const before = (await effects.rows('SELECT FROM idempotency_keys')).length;
    const tickAs = (role: 'api' | 'worker') => {
      const config = { ...app.app.get<Config>(CONFIG), role };
      const [discovery, registry] = [
        app.app.get(DiscoveryService, { strict: false }),
        app.app.get(SchedulerRegistry, { strict: false }),
      ];
      const runner = new TaskRunner(config, discovery, registry, new TaskMetrics(new Metrics(config)));
      return runner.run('delete-old-idempotency-keys');
    };
    await tickAs('api');
    expect((await count('idempotency_keys')).length).toBeGreaterThan(1);
    await Promise.all([tickAs('worker'), tickAs('worker')]);
    expect(before).toBeGreaterThan(2_500);
    expect([(await count('idempotency_keys')).length, (await count('idempotent_changes')).length]).toEqual([1, 1]);
    expect(seen(await send('young', createJob('Young')))).toEqual({ ...seen(young), replayed: 'true' });
  });

  it('goes of every other organization where it cannot of one, and the task has failed', async () => {
    const [stuck, other] = [await app.organization(), await app.organization()];
    for (const { id } of [stuck, other])
      await effects.rows(
        `INSERT INTO idempotency_keys (organization_id, credential_id, key_hash, request_id, fingerprint, created_at, leased_until)
         VALUES ('${id}', gen_random_uuid(), sha256('key'), gen_random_uuid(), sha256('what'), '2020-01-01', '2020-01-01')`,
      );
    await effects.rows(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not this one'; END $$`,
    );
    await effects.rows(
      `CREATE TRIGGER refuse BEFORE DELETE ON idempotency_keys FOR EACH ROW WHEN (old.organization_id = '${stuck.id}') EXECUTE FUNCTION refuse()`,
    );
    await expect(app.app.get(KeyRetention).run()).rejects.toThrow('not this one');
    const left = await effects.rows(`SELECT organization_id FROM idempotency_keys WHERE created_at < '2021-01-01'`);
    expect(left).toEqual([{ organization_id: stuck.id }]);
    await effects.rows('DROP TRIGGER refuse ON idempotency_keys');
    await effects.rows('DROP FUNCTION refuse');
  });
});

describe('what was carried out, if the answer was lost with the process', () => {
  const key = '{ ... on MintedApiKey { token apiKey { id name createdAt expiresAt scopes } } }';
  const cases: [string, () => Promise<Keyed> | Keyed][] = [
    ['an API key', () => ({ query: `mutation { createApiKey(input: {name: "Lost", scopes: [READS]}) ${key} }` })],
    [
      'an API key of the sandbox',
      () => ({ query: `mutation { createApiKey(input: {name: "Lost", scopes: [READS], sandbox: true}) ${key} }` }),
    ],
    [
      'the successor of an API key',
      async () => {
        const { data } = await org.graphql(`mutation { createApiKey(input: {name: "Old", scopes: [READS]}) ${key} }`);
        return { query: `mutation { rotateApiKey(input: {apiKeyId: "${data.createApiKey.apiKey.id}"}) ${key} }` };
      },
    ],
    [
      'a job and a candidate',
      () => ({
        query: `mutation { createJob(input: {title: "Lost"}) { ... on Job { id title } }
          createCandidate(input: {fullName: "Lost", email: "lost@example.test"}) { ... on Candidate { id email } } }`,
      }),
    ],
    [
      'an application and its date',
      async () => {
        const { id } = await org.application();
        return {
          query: `mutation { setTimeline(input: {applicationId: "${id}", decisionDate: "2026-12-18"}) { ... on Timeline { id dueAt revisions { number } } ... on Problem { code } } }`,
        };
      },
    ],
  ];

  it.each(cases)('is not carried out again, and is answered as it was: %s', async (what, requestOf) => {
    const request = await requestOf();
    const id = what.replaceAll(' ', '-');
    const first = await send(id, request);
    expect(first.text).not.toMatch(/errors|code/);
    const before = await rowCounts();
    await effects.rows('UPDATE idempotency_keys SET answered_at = NULL, answer = NULL, leased_until = $1', [
      app.clock.now.toString(),
    ]);
    expect(seen(await send(id, request))).toEqual({ ...seen(first), replayed: null });
    expect(await rowCounts()).toEqual(before);
  });

  const rowCounts = async () =>
    await effects.rows(`
      SELECT (SELECT count(*) FROM api_keys) AS keys, (SELECT count(*) FROM organizations) AS organizations,
        (SELECT count(*) FROM jobs) AS jobs, (SELECT count(*) FROM candidates) AS candidates,
        (SELECT count(*) FROM timeline_revisions) AS revisions, (SELECT count(*) FROM domain_events) AS events,
        (SELECT count(*) FROM idempotent_changes) AS changes`);
});

describe('a member who signs in anew', () => {
  it('is answered what they were answered before', async () => {
    const member: Actor = {
      kind: 'MEMBER',
      organizationId: org.id,
      id: org.recruiterId,
      name: 'Rita Brandt',
      role: 'RECRUITER',
      rights: {},
      seesConfidences: false,
      suspended: false,
    };
    const begin = (token: string) => {
      const request: KeyedRequest = {
        actor: member,
        operation: createJob('Signed in'),
        key: 'signed-in',
        authorization: `Bearer ${token}`,
        origin: { address: '192.0.2.1', requestId: null },
        response: new ServerResponse(new IncomingMessage(new Socket())),
      };
      return app.app.get(Idempotency).begin(
        request,
        async () => () => undefined,
        async () => undefined,
      );
    };
    const first = await begin('token-of-monday');
    await first.idempotent?.conclude('{"data":{}}');
    first.leave();
    const again = await begin('token-of-tuesday');
    again.leave();
    expect(again).toMatchObject({ earlier: Buffer.from('{"data":{}}') });
  });
});

describe('when the answers of an organization are erased', () => {
  it('a request that is sent again is neither answered nor run', async () => {
    const first = await send('erased', createJob('Erased'));
    expect(first.status).toBe(200);
    await forgetAnswers(org.id);
    for (let call = 1; call <= 2; call += 1) {
      const again = await send('erased', createJob('Erased'));
      expect([...codeOf(again), seen(again).replayed]).toEqual([409, 'IDEMPOTENCY_ANSWER_GONE', null]);
    }
    expect(codeOf(await send('erased', createJob('Another')))).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
    expect(await effects.jobs('Erased')).toBe(1);
    expect(await effects.rows('SELECT FROM idempotency_keys WHERE answer IS NOT NULL')).toEqual([]);
  });

  it('those of other organizations stay', async () => {
    const other = await app.organization();
    const theirs = await keyedRequests(app, other);
    const first = await theirs('not-erased', createJob('Not erased'));
    await forgetAnswers(org.id);
    expect(seen(await theirs('not-erased', createJob('Not erased')))).toEqual({ ...seen(first), replayed: 'true' });
  });

  it('a key can be used anew after its day', async () => {
    await send('anew', createJob('Anew'));
    await forgetAnswers(org.id);
    app.clock.advance({ hours: 24 });
    const first = await send('anew', createJob('Anew'));
    expect(first.status).toBe(200);
    expect(seen(await send('anew', createJob('Anew')))).toEqual({ ...seen(first), replayed: 'true' });
  });

  it('a request that begins meanwhile waits, so that it reads what is left', async () => {
    let answered = false;
    let answer = Promise.resolve<Awaited<ReturnType<Send>> | undefined>(undefined);
    await forgetAnswers(org.id, async () => {
      answer = send('meanwhile', createJob('Meanwhile')).finally(() => {
        answered = true;
      });
      const waits = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
      while ((await effects.rows(waits)).length === 0) expect(answered).toBe(false);
    });
    const first = await answer;
    if (first === undefined) throw new Error('nothing was sent');
    expect(first.status).toBe(200);
    expect(seen(await send('meanwhile', createJob('Meanwhile')))).toEqual({ ...seen(first), replayed: 'true' });
  });
});
