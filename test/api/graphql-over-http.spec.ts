import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditServer } from 'graphql-http';
import type { Response } from 'supertest';
import { graphqlEndpoint } from '../support/graphql-endpoint.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const json = 'application/json; charset=utf-8';
const graphqlResponse = 'application/graphql-response+json; charset=utf-8';

const named = '{ organization { name } }';

let app: TestApp;
let org: TestOrganization;
let post: ReturnType<typeof graphqlEndpoint>['post'];

// The audit asks for types by introspection.
beforeAll(async () => {
  app = await startTestApp({ settings: { INTROSPECTION: 'true' } });
  org = await app.organization();
  ({ post } = graphqlEndpoint(app, org));
});
afterAll(() => app.stop());

const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  app.http
    .get('/graphql')
    .query(parameters)
    .set({ authorization: `Bearer ${org.apiKey}`, ...headers });

const typeAndStatus = ({ headers, status }: Response) => [headers['content-type'], status];
const codesOf = ({ body }: Response) =>
  body.errors?.map(({ extensions }: { extensions: { code: string } }) => extensions.code);

describe('GraphQL over HTTP', () => {
  it('passes every audit of graphql-http', async () => {
    const fetchWithKey: typeof fetch = (input, init = {}) =>
      fetch(input, { ...init, headers: { ...init.headers, authorization: `Bearer ${org.apiKey}` } });
    const results = await auditServer({ url: `${await app.app.getUrl()}/graphql`, fetchFn: fetchWithKey });
    expect(results.filter(({ status }) => status !== 'ok').map(({ name, status }) => `${status}: ${name}`)).toEqual([]);
    expect(results.length).toBeGreaterThan(50);
  });

  it.each([
    [undefined, json, 400],
    ['*/*', json, 400],
    ['application/json', json, 200],
    ['application/graphql-response+json', graphqlResponse, 400],
    ['application/graphql-response+json,application/json;q=0.9', graphqlResponse, 400],
  ])('answers Accept %s in its type, and a faulty operation with its status', async (accept, type, faulty) => {
    const headers: Record<string, string> = accept === undefined ? {} : { accept };
    expect(typeAndStatus(await post({ query: named }, headers))).toEqual([type, 200]);
    for (const query of [
      '{ nope }',
      '{',
      '{ jobs(first: "x") { nodes { id } } }',
      'query($a: Int!) { __typename }',
      'subscription { jobs { id } }',
    ]) {
      for (let call = 1; call <= 3; call += 1) {
        const answer = await post({ query }, headers);
        expect(typeAndStatus(answer)).toEqual([type, faulty]);
        expect(answer.body).not.toHaveProperty('data');
        expect(answer.body.errors).not.toHaveLength(0);
      }
    }
    // Who calls, and how, is not the operation's fault.
    expect(typeAndStatus(await post({ query: named }, { ...headers, authorization: 'Bearer x' }))).toEqual([type, 401]);
    expect(typeAndStatus(await post({}, headers))).toEqual([type, 400]);
  });

  it('answers 200 for what was carried out, errors or not', async () => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const { status, body } = await post({ query: '{ application(id: "x\\u0000") { id } }' }, { accept });
      expect([status, body.data === undefined]).toEqual([accept === 'application/json' ? 200 : 400, true]);
      const filtered = await post(
        { query: 'query($s: String) { applications(filter: {stage: $s}) { nodes { id } } }', variables: { s: '\0' } },
        { accept },
      );
      expect([filtered.status, filtered.body.data, codesOf(filtered)]).toEqual([200, null, ['INVALID_INPUT']]);
    }
  });

  it.each(['text/html', 'image/png, text/*', 'application/json;q=0', 'application/json; charset=utf-16'])(
    'refuses Accept %s, which it cannot produce',
    async (accept) => {
      const answer = await post({ query: named }, { accept });
      expect([...typeAndStatus(answer), codesOf(answer)]).toEqual([json, 406, ['NOT_ACCEPTABLE']]);
    },
  );

  it('lets nobody between keep an answer', async () => {
    for (const answer of [
      await post({ query: named }),
      await post({ query: '{ nope }' }),
      await post({ query: named }, { authorization: '' }),
      await get({ query: named }),
    ]) {
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['vary']).toBe('Accept, Accept-Encoding, Authorization, X-On-Behalf-Of');
    }
  });
});

describe('a query by GET', () => {
  it('is answered as by POST, with variables and the name of its operation', async () => {
    const query = 'query A($id: ID!) { job(id: $id) { id } } query B { organization { name } }';
    for (let call = 1; call <= 3; call += 1) {
      expect((await get({ query: named })).body.data).toEqual({ organization: { name: 'Northwind Labs' } });
      expect((await get({ query, operationName: 'B' })).body.data).toEqual({
        organization: { name: 'Northwind Labs' },
      });
      const variables = JSON.stringify({ id: org.id });
      expect((await get({ query, operationName: 'A', variables, extensions: '{}' })).body.data).toEqual({ job: null });
    }
  });

  it('needs a key as any request does: no page can have a browser send one unasked', async () => {
    for (const authorization of ['', 'Basic eDp5', `Basic ${org.apiKey}`]) {
      const answer = await get({ query: named }, { authorization, cookie: `authorization=Bearer ${org.apiKey}` });
      expect([answer.status, codesOf(answer)]).toEqual([401, ['UNAUTHENTICATED']]);
    }
  });

  it.each([
    ['no operation', {}, 400, 'BAD_REQUEST'],
    ['no GraphQL', { query: '{' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['an operation that is not there', { query: named, operationName: 'B' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['variables that are no JSON', { query: named, variables: '{' }, 400, 'BAD_REQUEST'],
    ['variables that are a list', { query: named, variables: '[]' }, 400, 'BAD_REQUEST'],
    ['a URL of 9,000 characters', { query: named, x: 'x'.repeat(9_000) }, 414, 'URI_TOO_LONG'],
  ])('with %s is refused', async (_, parameters, status, code) => {
    const answer = await get(parameters as Record<string, string>);
    expect([answer.status, codesOf(answer)]).toEqual([status, [code]]);
  });

  it('never is a mutation, whatever else is in its document, and under a key for it neither', async () => {
    const query =
      'query Q { organization { name } } mutation M { createJob(input: {title: "By link"}) { __typename } }';
    for (let call = 1; call <= 3; call += 1) {
      const answer = await get({ query, operationName: 'M' }, { 'idempotency-key': 'by-link' });
      expect([answer.status, codesOf(answer), answer.headers['allow']]).toEqual([405, ['METHOD_NOT_ALLOWED'], 'POST']);
      expect((await get({ query, operationName: 'Q' })).status).toBe(200);
    }
    expect((await post({ query: '{ jobs { nodes { title } } }' })).text).not.toContain('By link');
  });

  it('may be asked for its headers alone', async () => {
    const { status, headers, text } = await app.http
      .head('/graphql')
      .query({ query: named })
      .set({ authorization: `Bearer ${org.apiKey}` });
    expect([status, headers['content-type'], text]).toEqual([200, json, undefined]);
  });
});

describe('a persisted query', () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };

  it('is answered with what clients look for, to send the operation itself from then on', async () => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      for (const answer of [
        await post({ extensions, variables: {}, operationName: 'A' }, { accept }),
        await get({ extensions: JSON.stringify(extensions), operationName: 'A' }, { accept }),
      ]) {
        expect(answer.status).toBe(accept === 'application/json' ? 200 : 400);
        expect(answer.body).toEqual({
          errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
        });
      }
    }
  });
});

describe('the schema', () => {
  const read = async (headers: Record<string, string> = {}, from = app) =>
    await fetch(`${await from.app.getUrl()}/graphql/schema`, {
      headers: { authorization: `Bearer ${org.apiKey}`, ...headers },
    });

  it('is to be had as text by any key, though introspection is off', async () => {
    const closed = await startTestApp({ beside: app });
    try {
      const committed = await readFile(new URL('../../src/schema.graphql', import.meta.url), 'utf8');
      for (const from of [app, closed]) {
        const answer = await read({}, from);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([
          200,
          'application/graphql; charset=utf-8',
        ]);
        expect(committed.endsWith(`\n\n${await answer.text()}`)).toBe(true);
      }
    } finally {
      await closed.stop();
    }
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await read();
    const etag = String(headers.get('etag'));
    const again = await read({ 'if-none-match': etag });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
    expect((await read({ 'if-none-match': '"another"' })).status).toBe(200);
    expect(headers.get('cache-control')).toBe('private, no-cache');
  });

  it('is shown to nobody without a key, and counts as a request', async () => {
    const stranger = await app.http.get('/graphql/schema');
    expect([stranger.status, codesOf(stranger)]).toEqual([401, ['UNAUTHENTICATED']]);
    const remaining = async () => Number((await read()).headers.get('x-ratelimit-remaining'));
    expect(await remaining()).toBe((await remaining()) + 1);
    const written = await app.http.post('/graphql/schema').set({ authorization: `Bearer ${org.apiKey}` });
    expect([written.status, written.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });
});

describe('a path that was meant for the endpoint', () => {
  it.each(['/graphql/', '//graphql', '/GRAPHQL', '/graphql/x', '/graphql;x', '/graphql%2f'])(
    'is told where it is: %s',
    async (path) => {
      for (const method of ['GET', 'POST']) {
        const answer = await fetch(`${await app.app.getUrl()}${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          ...(method === 'POST' ? { body: JSON.stringify({ query: named }) } : {}),
        });
        expect([answer.status, answer.headers.get('content-type')]).toEqual([404, json]);
        expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
      }
    },
  );
});
