import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphqlEndpoint } from '../support/graphql-endpoint.js';
import { createJob } from '../support/keyed-requests.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const page = 'https://app.example.test';

let app: TestApp;
let org: TestOrganization;
let post: ReturnType<typeof graphqlEndpoint>['post'];

beforeAll(async () => {
  app = await startTestApp({
    settings: { CORS_ORIGINS: `${page}, http://localhost:5173`, RATE_KEY_PER_MINUTE: '1000' },
  });
  org = await app.organization();
  ({ post } = graphqlEndpoint(app, org));
});
afterAll(() => app.stop());

const small = { query: '{ organization { name } }' };
const large = { query: '{ __schema { types { name description fields { name description } } } }' };

/** The answer as it is on the wire, which no library has unpacked. */
async function sendRaw(body: object, headers: Record<string, string>) {
  const { hostname, port } = new URL(await app.app.getUrl());
  const { promise, resolve, reject } = Promise.withResolvers<{
    headers: NodeJS.Dict<string | string[]>;
    body: Buffer;
  }>();
  const client = request({ hostname, port, path: '/graphql', method: 'POST', agent: false }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
  });
  client.on('error', reject);
  const all = { authorization: `Bearer ${org.apiKey}`, 'content-type': 'application/json', ...headers };
  for (const [name, value] of Object.entries(all)) client.setHeader(name, value);
  client.end(JSON.stringify(body));
  return await promise;
}

describe('an answer', () => {
  it('is compressed as its reader likes best, if it is worth it', async () => {
    const open = await startTestApp({ beside: app, settings: { INTROSPECTION: 'true' } });
    const closed = app;
    try {
      app = open;
      const plain = await sendRaw(large, {});
      expect(plain.headers['content-encoding']).toBeUndefined();
      for (const [accepted, unpack] of [
        ['gzip', gunzipSync],
        ['br', brotliDecompressSync],
      ] as const) {
        const packed = await sendRaw(large, { 'accept-encoding': accepted });
        expect(packed.headers['content-encoding']).toBe(accepted);
        expect(packed.headers['content-length']).toBe(String(packed.body.length));
        expect(packed.body.length).toBeLessThan(plain.body.length / 3);
        expect(unpack(packed.body).toString()).toBe(plain.body.toString());
      }
      expect((await sendRaw(small, { 'accept-encoding': 'gzip, br' })).headers['content-encoding']).toBeUndefined();
    } finally {
      app = closed;
      await open.stop();
    }
  });

  it('under an idempotency key is the same, however each of its readers likes it', async () => {
    const title = 'Compressed '.repeat(14);
    const query = `mutation { ${Array.from({ length: 9 }, (_, n) => `a${n}: createJob(input: {title: "${title}"}) { ... on Job { title } }`).join(' ')} }`;
    const first = await sendRaw({ query }, { 'idempotency-key': 'packed', 'accept-encoding': 'gzip' });
    const again = await sendRaw({ query }, { 'idempotency-key': 'packed', 'accept-encoding': 'br' });
    const plain = await sendRaw({ query }, { 'idempotency-key': 'packed' });
    expect([first, again, plain].map(({ headers }) => headers['idempotency-replayed'])).toEqual([
      undefined,
      'true',
      'true',
    ]);
    expect(gunzipSync(first.body).toString()).toBe(plain.body.toString());
    expect(brotliDecompressSync(again.body).toString()).toBe(plain.body.toString());
  });

  it('tells how the caller stands in their limits, whatever it is', async () => {
    const before = Number((await post(small)).headers['x-ratelimit-remaining']);
    const answers = [
      await post(small),
      await post({ query: '{ nope }' }),
      await post('{'),
      await post(createJob('Counted'), { 'idempotency-key': 'counted' }),
      await post(createJob('Counted'), { 'idempotency-key': 'counted' }),
      await app.http.get('/graphql/schema').set({ authorization: `Bearer ${org.apiKey}` }),
    ];
    for (const [number, { headers }] of answers.entries()) {
      const remaining = String(before - number - 1);
      expect(headers['x-ratelimit-limit']).toBe('1000');
      expect(headers['x-ratelimit-remaining']).toBe(remaining);
      expect(headers['x-ratelimit-reset']).toMatch(/^[1-9]\d?$/);
      expect(headers['ratelimit-policy']).toBe('"key";q=1000;w=60, "organization";q=1000000;w=60');
      expect(headers['ratelimit']).toMatch(new RegExp(`^"key";r=${remaining};t=\\d+, "organization";r=\\d+;t=\\d+$`));
    }
  });

  it('tells a stranger no limits of anybody', async () => {
    const { headers } = await post(small, { authorization: 'Bearer nobody' });
    expect(Object.keys(headers).filter((name) => name.includes('ratelimit'))).toEqual([]);
  });
});

describe('a page of another origin', () => {
  const preflight = (origin: string, path = '/graphql') =>
    app.http.options(path).set({
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,idempotency-key',
    });
  const corsHeaders = (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control-')));

  it('may call the API if it is allowed to, without cookies, and read what clients look at', async () => {
    for (const origin of [page, 'http://localhost:5173']) {
      const asked = await preflight(origin);
      expect([asked.status, asked.text]).toEqual([204, '']);
      expect(corsHeaders(asked.headers)).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, HEAD, POST',
        'access-control-allow-headers': expect.stringMatching(/Authorization, Content-Type, Idempotency-Key/),
        'access-control-max-age': '7200',
      });
      for (const answer of [
        await post(small, { origin }),
        await post(small, { origin, authorization: '' }),
        await post('{', { origin }),
        await app.http
          .get('/graphql')
          .query(small)
          .set({ origin, authorization: `Bearer ${org.apiKey}` }),
        await app.http.get('/graphql/schema').set({ origin, authorization: `Bearer ${org.apiKey}` }),
      ]) {
        expect(corsHeaders(answer.headers)).toEqual({
          'access-control-allow-origin': origin,
          'access-control-expose-headers':
            'Idempotency-Replayed, Retry-After, x-request-id, ratelimit-policy, ratelimit, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset',
        });
        expect(answer.headers['vary']).toBe('Origin, Accept, Accept-Encoding, Authorization, X-On-Behalf-Of');
      }
    }
  });

  it('may not if it is another one, or asks for anything but the API', async () => {
    for (const origin of [
      'https://evil.example.test',
      `${page}.evil.example.test`,
      'null',
      'https://app.example.test:8443',
    ]) {
      const asked = await preflight(origin);
      expect([asked.status, corsHeaders(asked.headers)]).toEqual([405, {}]);
      expect(corsHeaders((await post(small, { origin })).headers)).toEqual({});
    }
    for (const path of ['/health/live', '/preferences/x', '/webhooks/ses', '/nothing']) {
      const asked = await preflight(page, path);
      expect([path, asked.status, corsHeaders(asked.headers)]).toEqual([path, 404, {}]);
      expect(corsHeaders((await app.http.get(path).set({ origin: page })).headers)).toEqual({});
    }
  });

  it('may not where no origin is allowed, which is how it is unless it is set', async () => {
    const closed = await startTestApp({ beside: app });
    try {
      const asked = await closed.http
        .options('/graphql')
        .set({ origin: page, 'access-control-request-method': 'POST' });
      expect([asked.status, asked.headers['allow'], corsHeaders(asked.headers)]).toEqual([405, 'GET, HEAD, POST', {}]);
      expect(asked.body.errors[0].extensions.code).toBe('METHOD_NOT_ALLOWED');
    } finally {
      await closed.stop();
    }
  });
});
