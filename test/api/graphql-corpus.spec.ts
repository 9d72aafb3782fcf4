import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { graphqlEndpoint } from '../support/graphql-endpoint.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

type Endpoint = ReturnType<typeof graphqlEndpoint>;

/** What an attacker or a broken client sends: refused clearly, nothing lost, nothing leaked. */
describe('the GraphQL endpoint', () => {
  let app: TestApp;
  let org: TestOrganization;
  let post: Endpoint['post'];
  let ask: Endpoint['ask'];
  let outcomeOf: Endpoint['outcomeOf'];
  let refused: Endpoint['refused'];
  let raw: Endpoint['raw'];

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
    ({ post, ask, outcomeOf, refused, raw } = graphqlEndpoint(app, org));
  });
  afterAll(() => app.stop());

  describe('answers what is right', () => {
    it('with 200, the data and no errors', async () => {
      const answer = await ask('{ organization { name } }');
      expect(outcomeOf(answer)).toEqual({ status: 200, data: { organization: { name: 'Northwind Labs' } } });
    });

    it('with the problem of a mutation as data', async () => {
      const query = `mutation { createJob(input: {title: "", timeZone: "Europe/Berlin"}) { ... on Problem { code path } } }`;
      expect(outcomeOf(await ask(query))).toEqual({
        status: 200,
        data: { createJob: { code: 'INVALID_INPUT', path: ['input', 'title'] } },
      });
    });
  });

  describe('accepts POST of JSON and nothing else', () => {
    const mutation = 'mutation { createJob(input: {title: "By GET"}) { __typename } }';

    it('refuses a mutation by GET and HEAD, whatever headers come with it, and does nothing of it', async () => {
      for (const headers of [{}, { 'mercurius-require-preflight': '1' }, { 'content-type': 'application/json' }]) {
        for (const method of ['get', 'head'] as const) {
          const answer = await app.http[method]('/graphql')
            .query({ query: mutation })
            .set({ authorization: `Bearer ${org.apiKey}`, ...headers });
          expect([answer.status, answer.headers['allow']]).toEqual([405, 'POST']);
          if (method === 'get') expect(outcomeOf(answer)).toEqual(refused(405, 'METHOD_NOT_ALLOWED'));
        }
      }
      expect((await ask('{ jobs { nodes { title } } }')).text).not.toContain('By GET');
    });

    it('refuses other methods, and says which there are', async () => {
      for (const method of ['put', 'delete', 'patch', 'options', 'trace'] as const) {
        const answer = await app.http[method]('/graphql').send({ query: mutation });
        expect(outcomeOf(answer)).toEqual(refused(405, 'METHOD_NOT_ALLOWED'));
        expect(answer.headers['allow']).toBe('GET, HEAD, POST');
      }
    });

    it.each([
      'text/plain',
      'text/plain;application/json',
      'application/graphql',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-7',
      'application/json; charset=utf-16',
      'application/json, text/plain',
      'application/jsonp',
      'application/graphql-response+json',
    ])('refuses a content type of %s', async (type) => {
      const answer = await post(JSON.stringify({ query: mutation }), {
        'content-type': type,
        'mercurius-require-preflight': '1',
      });
      expect(outcomeOf(answer)).toEqual(refused(415, 'UNSUPPORTED_MEDIA_TYPE'));
    });

    it.each([
      'application/json; charset=utf-8',
      'application/json;charset=UTF-8',
      'Application/JSON; charset="utf-8"',
      'application/json ; charset=utf8;',
      'application/json;odata=verbose;charset=utf-8',
    ])('accepts %s', async (type) => {
      const answer = await post(JSON.stringify({ query: '{ organization { name } }' }), { 'content-type': type });
      expect(answer.status).toBe(200);
    });

    it.each([
      ['a tab within', 'content-type: application/json\t; charset=utf-8', 200],
      ['a tab and another type', 'content-type: application/json\ttext/plain', 415],
      ['a leading no-break space', 'content-type: \u00a0application/json', 415],
      ['two content types', 'content-type: text/plain\r\ncontent-type: application/json', 415],
      // Space around a header's value is no part of it.
      ['leading spaces and tabs', 'content-type: \t application/json \t', 200],
    ])('reads a content type with %s for what it is', async (_name, header, status) => {
      const answer = await raw(['POST /graphql HTTP/1.1', header], '{"query":"{ organization { name } }"}');
      expect(answer.status).toBe(status);
      if (status !== 200)
        expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] });
    });

    it.each(['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip'])(
      'refuses a body compressed by %s unread',
      async (encoding) => {
        const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
        const answer = await post(bomb as never, { 'content-encoding': encoding });
        expect(outcomeOf(answer)).toEqual(refused(415, 'UNSUPPORTED_MEDIA_TYPE'));
      },
    );

    it('refuses a batch', async () => {
      const one = { query: '{ organization { name } }' };
      for (const batch of [[one, one], [one], []])
        expect(outcomeOf(await post(batch))).toEqual(refused(400, 'BAD_REQUEST'));
    });

    it('refuses a persisted query, known or not', async () => {
      const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
      expect(outcomeOf(await post({ extensions }))).toEqual(refused(400, 'PERSISTED_QUERY_NOT_SUPPORTED'));
      // With its text it is an ordinary operation, whatever hash it claims.
      const answer = await post({ query: '{ organization { name } }', extensions });
      expect(outcomeOf(answer)).toMatchObject({ status: 200, data: { organization: { name: 'Northwind Labs' } } });
    });

    it.each([
      ['no body', ''],
      ['no JSON', '{"query": '],
      ['null', 'null'],
      ['a text', '"{ organization { name } }"'],
      ['a number', '1'],
      ['no query', '{}'],
      ['an empty query', '{"query":""}'],
      ['a query that is null', '{"query":null}'],
      ['a query that is an object', '{"query":{"a":1}}'],
      ['variables that are a text', '{"query":"{ organization { name } }","variables":"x"}'],
      ['an operation name that is an object', '{"query":"{ organization { name } }","operationName":{}}'],
    ])('refuses a body of %s', async (_name, body) => {
      const answer = await post(body);
      expect(outcomeOf(answer)).toEqual(refused(400, 'BAD_REQUEST'));
    });

    it('refuses what does not parse', async () => {
      expect(outcomeOf(await ask('{ organization { name }'))).toEqual(refused(400, 'GRAPHQL_PARSE_FAILED'));
      expect(outcomeOf(await ask('   '))).toEqual(refused(400, 'GRAPHQL_PARSE_FAILED'));
    });
  });

  describe('offers nothing to those who guess', () => {
    it('names no field, type, argument or value to one who misspells it', async () => {
      for (const query of [
        '{ organizatoin { name } }',
        '{ organization { nmae } }',
        '{ jobs(frist: 1) { nodes { id } } }',
        '{ applications(orderBy: NEWST) { nodes { id } } }',
        'query($f: ApplicationFiltr) { applications(filter: $f) { nodes { id } } }',
        'mutation { createJob(input: {titel: "x", title: "x"}) { __typename } }',
        '{ jobs { nodes { ... on Jbo { id } } } }',
      ]) {
        for (let call = 1; call <= 2; call += 1) {
          const { status, text } = await ask(query);
          expect([200, 400]).toContain(status);
          expect(text).not.toMatch(/did you mean/i);
          expect(text).not.toMatch(/organization\b|\bname\b|\bfirst\b|NEWEST|ApplicationFilter\b|"Job"/);
        }
      }
      const variable = await ask('mutation($i: CreateJobInput!) { createJob(input: $i) { __typename } }', {
        i: { title: 'x', titel: 'x' },
      });
      expect(variable.text).not.toMatch(/did you mean/i);
    });

    it('tells an anonymous caller nothing about the schema', async () => {
      for (const query of [getIntrospectionQuery(), '{ __typename }', '{ nonsense }', '{{{']) {
        const answer = await app.http.post('/graphql').send({ query });
        expect(outcomeOf(answer)).toEqual(refused(401, 'UNAUTHENTICATED'));
      }
    });

    it('has introspection off unless it is set', async () => {
      for (const query of [
        getIntrospectionQuery(),
        '{ __type(name: "Job") { name } }',
        '{ x: __schema { queryType { name } } }',
      ]) {
        const answer = await ask(query);
        expect(answer.status).toBe(400);
        expect(new Set(outcomeOf(answer).codes)).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
      }
      expect(outcomeOf(await ask('{ __typename }'))).toMatchObject({ status: 200, data: { __typename: 'Query' } });
    });
  });

  describe('takes hostile values for values', () => {
    it('answers 10,000 bad variables with the first few faults', async () => {
      const query = 'query($status: [ApplicationStatus!]) { applications(filter: {status: $status}) { nodes { id } } }';
      for (let call = 1; call <= 3; call += 1) {
        const answer = await ask(query, { status: Array.from({ length: 10_000 }, (_, index) => `bad${index}`) });
        expect(outcomeOf(answer)).toMatchObject({ status: 400 });
        expect(answer.body.errors.length).toBeLessThanOrEqual(11);
        expect(answer.text.length).toBeLessThan(10_000);
        expect(answer.body.errors[0].extensions).toEqual({
          code: 'BAD_USER_INPUT',
          inputPath: ['filter', 'status', '0'],
        });
      }
    });

    it('ignores 10,000 variables nobody asked for', async () => {
      const variables = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`v${index}`, 'bad']));
      expect(outcomeOf(await ask('{ organization { name } }', variables))).toMatchObject({ status: 200 });
    });

    it('does not repeat a book of a value in its refusal', async () => {
      const query = 'query($id: ID!) { job(id: $id) { id } }';
      for (let call = 1; call <= 3; call += 1) {
        const { text } = await ask(query, { id: 'x'.repeat(200_000) });
        expect(text.length).toBeLessThan(2_000);
      }
    });

    it('refuses __proto__ and constructor.prototype as keys, and pollutes nothing', async () => {
      const bodies = [
        '{"query":"{ organization { name } }","__proto__":{"polluted":true}}',
        '{"query":"query($f: ApplicationFilter) { applications(filter: $f) { nodes { id } } }","variables":{"f":{"__proto__":{"polluted":true}}}}',
        '{"query":"{ organization { name } }","variables":{"constructor":{"prototype":{"polluted":true}}}}',
      ];
      for (const body of bodies) expect(outcomeOf(await post(body))).toEqual(refused(400, 'BAD_REQUEST'));
      const literal = await ask('{ applications(filter: {__proto__: {polluted: true}}) { nodes { id } } }');
      expect(outcomeOf(literal)).toEqual(refused(400, 'BAD_USER_INPUT'));
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });

    it('refuses an order that is SQL', async () => {
      const query = 'query($o: ApplicationOrder!) { applications(orderBy: $o) { nodes { id } } }';
      for (let call = 1; call <= 3; call += 1) {
        const answer = await ask(query, { o: 'id;--' });
        expect(outcomeOf(answer)).toEqual(refused(400, 'BAD_USER_INPUT'));
        expect(answer.body.errors[0].extensions.inputPath).toEqual(['orderBy']);
      }
      expect(outcomeOf(await ask('{ applications(orderBy: "id;--") { nodes { id } } }')).codes).toEqual([
        'BAD_USER_INPUT',
      ]);
      expect(outcomeOf(await ask('{ applications(orderBy: id;--) { nodes { id } } }')).codes).toEqual([
        'GRAPHQL_PARSE_FAILED',
      ]);
    });

    it('finds nothing for a filter that is SQL', async () => {
      const answer = await ask(`{ applications(filter: {stage: "x' OR true; --"}) { nodes { id } totalCount } }`);
      expect(answer.body.data).toEqual({ applications: { nodes: [], totalCount: 0 } });
    });

    it('refuses a text that cannot be stored, as a problem of a mutation and as an error of a query', async () => {
      const created = await ask(
        'mutation($i: CreateJobInput!) { createJob(input: $i) { ... on Problem { code path } } }',
        {
          i: { title: 'Engineer\u0000' },
        },
      );
      expect(created.body.data).toEqual({ createJob: { code: 'INVALID_INPUT', path: ['input', 'title'] } });
      const listed = await ask('query($s: String) { applications(filter: {stage: $s}) { nodes { id } } }', {
        s: 'a\u0000',
      });
      expect(outcomeOf(listed)).toEqual({ status: 200, data: null, codes: ['INVALID_INPUT'] });
      expect(listed.body.errors[0].extensions.inputPath).toEqual(['filter', 'stage']);
    });
  });

  describe('runs the operation that is named', () => {
    const query = 'query Name { organization { name } } query Zone { organization { timeZone } }';

    it('of two in one document, again and again', async () => {
      for (let call = 1; call <= 4; call += 1) {
        expect((await ask(query, {}, 'Name')).body.data).toEqual({ organization: { name: 'Northwind Labs' } });
        expect((await ask(query, {}, 'Zone')).body.data).toEqual({ organization: { timeZone: 'Europe/Berlin' } });
      }
    });

    it('and none when none or no such one is named', async () => {
      for (let call = 1; call <= 3; call += 1) {
        for (const name of [undefined, 'Other', ''])
          expect(outcomeOf(await ask(query, {}, name))).toEqual(refused(400, 'GRAPHQL_VALIDATION_FAILED'));
        for (const variables of [undefined, {}])
          expect(outcomeOf(await ask('query Name { organization { country } }', variables, 'Other'))).toEqual(
            refused(400, 'GRAPHQL_VALIDATION_FAILED'),
          );
      }
    });

    it('with the variables of this call, not of the one that was compiled', async () => {
      const first = await org.application();
      const second = await org.application({ candidate: { fullName: 'Bo Lindqvist', email: 'bo@example.test' } });
      const one = 'query($id: ID!) { application(id: $id) { id } }';
      for (let call = 1; call <= 3; call += 1) {
        for (const { id } of [first, second]) expect((await ask(one, { id })).body.data.application.id).toBe(id);
        expect((await ask(one, { id: org.id })).body.data).toEqual({ application: null });
      }
    });
  });

  describe('is reached by one path', () => {
    it.each([
      '/%67raphql',
      '//graphql',
      '/graphql/',
      '/graphql/.',
      '/GRAPHQL',
      '/graphql%2f',
      '/graphql;x',
      '/./graphql',
    ])('asks for a key at %s as well, or is not there', async (path) => {
      const answer = await raw(
        [`POST ${path} HTTP/1.1`, 'content-type: application/json', 'x-no-key: 1'],
        '{"query":"{ organization { name } }"}',
      );
      expect([200, 404]).toContain(answer.status);
      const { hostname, port } = new URL(await app.app.getUrl());
      const anonymous = await fetch(`http://${hostname}:${port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ organization { name } }"}',
      });
      expect([401, 404]).toContain(anonymous.status);
      expect(await anonymous.text()).not.toContain('Northwind');
    });
  });
});
