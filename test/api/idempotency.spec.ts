import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MembersService } from '../../src/organizations/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { codeOf, createJob, Effects, type Keyed, keyedRequests, seen } from '../support/keyed-requests.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

type Send = Awaited<ReturnType<typeof keyedRequests>>;

const operatorKey = `ft_operator_${'0'.repeat(40)}`;

describe('a mutation with an Idempotency-Key', () => {
  let app: TestApp;
  let org: TestOrganization;
  let send: Send;
  let effects: Effects;

  beforeAll(async () => {
    app = await startTestApp({ settings: { OPERATOR_KEY: operatorKey } });
    org = await app.organization();
    send = await keyedRequests(app, org);
    effects = new Effects(app);
  });
  afterAll(async () => {
    await effects.stop();
    await app.stop();
  });

  /** A second API key of the organization. */
  const anotherKey = async () => {
    const { data } = await org.graphql(
      'mutation { createApiKey(input: {name: "Second", scopes: [READS, JOBS_WRITE, ACT_ON_BEHALF]}) { ... on MintedApiKey { token } } }',
    );
    return { apiKey: data.createApiKey.token as string };
  };

  it('that is sent 50 times at once has one effect and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => send('fifty', createJob('Fifty at once'))));
    expect(await effects.jobs('Fifty at once')).toBe(1);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.body.data.createJob).toEqual({ id: expect.any(String), title: 'Fifty at once' });
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
  });

  it('that is sent 50 times at once to two processes has one effect and one answer', async () => {
    const beside = await startTestApp({ beside: app });
    try {
      const sends = [send, await keyedRequests(beside, org)];
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, call) => sends[call % 2]?.('two-processes', createJob('Two processes'))),
      );
      expect(await effects.jobs('Two processes')).toBe(1);
      expect(new Set(answers.map((answer) => answer?.text)).size).toBe(1);
    } finally {
      await beside.stop();
    }
  });

  it('is answered with the same bytes when it is sent later, and says that they are of the first', async () => {
    const first = await send('later', createJob('Sent later'));
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    app.clock.advance({ hours: 23 });
    for (let call = 1; call <= 3; call += 1) {
      const again = await send('later', createJob('Sent later'));
      expect(seen(again)).toEqual({ ...seen(first), replayed: 'true' });
      expect(again.headers['content-type']).toBe(first.headers['content-type']);
    }
    expect(await effects.jobs('Sent later')).toBe(1);
  });

  it('shows what was answered then, though it has changed since', async () => {
    const first = await send('then', createJob('As it was'));
    await org.mutate('updateJob', { jobId: first.body.data.createJob.id, title: 'As it is' });
    expect((await send('then', createJob('As it was'))).text).toBe(first.text);
  });

  it('is the same request whatever the order of its fields', async () => {
    const { query } = createJob('');
    const one = { query, variables: { input: { title: 'In order', timeZone: 'UTC' } } };
    const other = { variables: { input: { timeZone: 'UTC', title: 'In order' } }, query };
    const first = await send('order', one);
    expect(seen(await send('order', other))).toEqual({ ...seen(first), replayed: 'true' });
  });

  it('is in conflict with another one under its key, which is not run', async () => {
    const key = 'conflict';
    const query =
      'mutation One { createJob(input: {title: "Conflict"}) { __typename } } mutation Two { createJob(input: {title: "Conflict"}) { __typename } }';
    const first = await send(key, { query, operationName: 'One', variables: {} });
    expect(first.status).toBe(200);
    const others: Keyed[] = [
      { query, operationName: 'Two', variables: {} },
      { query: `${query} `, operationName: 'One', variables: {} },
      { query, operationName: 'One', variables: { unused: 1 } },
    ];
    for (const other of others) {
      const answer = await send(key, other);
      expect(codeOf(answer)).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
      expect(answer.body).not.toHaveProperty('data');
      expect(answer.headers['idempotency-replayed']).toBeUndefined();
    }
    expect(await effects.jobs('Conflict')).toBe(1);
  });

  it('is another one when another member acts', async () => {
    await app.app
      .get(TenantDatabase)
      .write(systemActor(org.id), (tx) =>
        app.app.get(MembersService).add(tx, { fullName: 'Otto', email: 'otto@northwind.test', role: 'RECRUITER' }),
      );
    const request = createJob('On behalf');
    const rita = { 'x-on-behalf-of': 'rita@northwind.test' };
    const first = await send('on-behalf', request, rita);
    expect(first.body.data.createJob).toMatchObject({ title: 'On behalf' });
    expect(codeOf(await send('on-behalf', request, { 'x-on-behalf-of': 'otto@northwind.test' }))).toEqual([
      422,
      'IDEMPOTENCY_CONFLICT',
    ]);
    expect(codeOf(await send('on-behalf', request))).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
    const again = await send('on-behalf', request, { 'x-on-behalf-of': 'RITA@northwind.test' });
    expect(seen(again)).toEqual({ ...seen(first), replayed: 'true' });
  });

  it('has nothing to do with the same key of another organization, nor of another API key', async () => {
    const others = [await app.organization(), await anotherKey()];
    const first = await send('shared', createJob('Shared key'));
    for (const other of others) {
      const theirs = await (await keyedRequests(app, other))('shared', createJob('Shared key'));
      expect(theirs.headers['idempotency-replayed']).toBeUndefined();
      expect(theirs.body.data.createJob.id).not.toBe(first.body.data.createJob.id);
      const different = await (await keyedRequests(app, other))('shared', createJob('Another body'));
      expect(codeOf(different)).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
    }
    expect(await effects.jobs('Shared key')).toBe(3);
  });

  it('that is refused stays refused, though it would be carried out now', async () => {
    const ref = { source: 'greenhouse', remoteId: '1' };
    const taken = await org.mutate('createJob', { title: 'Takes the reference', externalRef: ref });
    const request: Keyed = {
      query:
        'mutation($input: CreateJobInput!) { createJob(input: $input) { __typename ... on Problem { code message path } } }',
      variables: { input: { title: 'Refused', externalRef: ref } },
    };
    const first = await send('refused', request);
    expect(first.body.data.createJob).toMatchObject({ __typename: 'ExternalRefTaken', code: 'EXTERNAL_REF_TAKEN' });
    await effects.rows('UPDATE jobs SET external_source = NULL, external_remote_id = NULL WHERE id = $1', [taken.id]);
    expect(seen(await send('refused', request))).toEqual({ ...seen(first), replayed: 'true' });
    expect(await effects.jobs('Refused')).toBe(0);
  });

  it.each<[string, Keyed]>([
    ['in a variable', { ...createJob(''), variables: { input: { title: 7 } } }],
    ['in the document', { query: 'mutation { createJob(input: {title: 7}) { __typename } }' }],
  ])('with a malformed value %s uses up no key: nothing was run', async (where, request) => {
    const key = `malformed ${where}`.replaceAll(' ', '-');
    const first = await send(key, request);
    expect(codeOf(first)).toEqual([400, 'BAD_USER_INPUT']);
    expect(seen(await send(key, request))).toEqual(seen(first));
    const mended = await send(key, createJob(`Well formed ${where}`));
    expect(mended.body.data.createJob.id).toBeDefined();
    expect(await effects.jobs(`Well formed ${where}`)).toBe(1);
  });

  it('runs each of its fields once', async () => {
    const request: Keyed = {
      query: `mutation($job: CreateJobInput!, $candidate: CreateCandidateInput!) {
        first: createJob(input: $job) { ... on Job { id } }
        createCandidate(input: $candidate) { ... on Candidate { id fullName } }
        second: createJob(input: $job) { ... on Job { id } } }`,
      variables: {
        job: { title: 'Twice in one' },
        candidate: { fullName: 'Several Fields', email: 'several@example.test' },
      },
    };
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('several', request)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const { first, second } = answers[0]?.body.data ?? {};
    expect(first.id).not.toBe(second.id);
    expect(await effects.jobs('Twice in one')).toBe(2);
    expect(await effects.rows(`SELECT FROM candidates WHERE full_name = 'Several Fields'`)).toHaveLength(1);
  });

  it('is new after a day, even with another body', async () => {
    const first = await send('a-day', createJob('Day one'));
    app.clock.advance({ hours: 23, minutes: 59, seconds: 59 });
    expect(seen(await send('a-day', createJob('Day one')))).toEqual({ ...seen(first), replayed: 'true' });
    expect(codeOf(await send('a-day', createJob('Day two')))).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
    app.clock.advance({ seconds: 1 });
    const anew = await Promise.all(Array.from({ length: 10 }, () => send('a-day', createJob('Day two'))));
    expect(new Set(anew.map(({ text }) => text)).size).toBe(1);
    expect(anew[0]?.body.data.createJob.title).toBe('Day two');
    expect([await effects.jobs('Day one'), await effects.jobs('Day two')]).toEqual([1, 1]);
    app.clock.advance({ hours: 24 });
    const same = await send('a-day', createJob('Day two'));
    expect(same.body.data.createJob.id).not.toBe(anew[0]?.body.data.createJob.id);
    expect(await effects.jobs('Day two')).toBe(2);
  });

  describe('whose key', () => {
    it('has 255 characters is accepted, and has every visible character', async () => {
      const visible = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0x21 + at)).join('');
      for (const key of ['k'.repeat(255), visible]) {
        const answers = [await send(key, createJob('Odd key')), await send(key, createJob('Odd key'))];
        expect(answers.map(seen)).toMatchObject([
          { status: 200, replayed: null },
          { status: 200, replayed: 'true' },
        ]);
      }
    });

    it.each([
      ['has 256 characters', 'k'.repeat(256)],
      ['is empty', ''],
      ['has a space', 'two words'],
      ['is not ASCII', 'schlüssel'],
    ])('%s is refused, and nothing is run', async (_what, key) => {
      expect(codeOf(await send(key, createJob('Malformed key')))).toEqual([400, 'BAD_REQUEST']);
      expect(await effects.jobs('Malformed key')).toBe(0);
    });

    it('is given twice is refused, and nothing is run', async () => {
      const answer = await fetch(`${await app.app.getUrl()}/graphql`, {
        method: 'POST',
        headers: [
          ['authorization', `Bearer ${org.apiKey}`],
          ['content-type', 'application/json'],
          ['idempotency-key', 'one'],
          ['idempotency-key', 'two'],
        ],
        body: JSON.stringify(createJob('Given twice')),
      });
      expect(answer.status).toBe(400);
      expect(await effects.jobs('Given twice')).toBe(0);
    });
  });

  it('makes no difference to a query', async () => {
    const request = { query: '{ organization { name } }' };
    for (const key of ['query', 'query', 'k'.repeat(256), '']) {
      expect(seen(await send(key, request))).toEqual({
        status: 200,
        text: '{"data":{"organization":{"name":"Northwind Labs"}},"extensions":{"cost":{"requested":2,"limit":5000}}}',
        replayed: null,
      });
    }
    expect((await send('query', createJob('After a query'))).status).toBe(200);
    expect(await effects.jobs('After a query')).toBe(1);
  });

  it('keeps nothing of a call without a valid API key', async () => {
    const unknown = await keyedRequests(app, { apiKey: 'nonsense' });
    expect(codeOf(await unknown('unauthenticated', createJob('Unknown')))).toEqual([401, 'UNAUTHENTICATED']);
    expect((await send('unauthenticated', createJob('Known'))).status).toBe(200);
  });

  it('keeps nothing of a document that is none of this schema', async () => {
    const request = { query: 'mutation { createNonsense { id } }' };
    for (let call = 1; call <= 3; call += 1) {
      const answer = await send('nonsense', request);
      expect([...codeOf(answer), seen(answer).replayed]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED', null]);
    }
    for (const query of ['mutation {', `mutation { ${'a '.repeat(1_001)} }`, `mutation { ${'x'.repeat(20_000)} }`]) {
      expect((await send('no-document', { query })).status).toBe(400);
    }
  });

  it('of who runs the service takes no key, and says so', async () => {
    const operator = await keyedRequests(app, { apiKey: operatorKey });
    const query = `mutation { suspendOrganization(input: {organizationId: "${org.id}", because: "x"}) { __typename } }`;
    expect(codeOf(await operator('operator', { query }))).toEqual([400, 'BAD_REQUEST']);
    expect((await org.graphql('{ organization { suspendedAt } }')).data.organization.suspendedAt).toBeNull();
  });
});
