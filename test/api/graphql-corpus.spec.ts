import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import type { Response } from 'supertest';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** What an attacker or a broken client sends: refused clearly, nothing lost, nothing leaked. */
describe('the GraphQL endpoint', () => {
  let app: TestApp;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
  });
  afterAll(() => app.stop());

  const post = (body: object | string, headers: Record<string, string> = {}) =>
    app.http
      .post('/graphql')
      .set({ authorization: `Bearer ${org.apiKey}`, 'content-type': 'application/json', ...headers })
      .send(body);
  const ask = (query: string, variables?: Record<string, unknown>, operationName?: string) =>
    post({ query, variables, operationName });
  const outcomeOf = ({ status, body }: Response) => ({
    status,
    data: body.data,
    codes: body.errors?.map((error: { extensions: { code: string } }) => error.extensions.code),
  });
  const refused = (status: number, ...codes: string[]) => ({ status, data: null, codes });

  /** Sends these bytes as they are and returns the status line's code and the body. */
  async function raw(head: string[], body: string): Promise<{ status: number; body: string }> {
    const { hostname, port } = new URL(await app.app.getUrl());
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    // Not ended: a client that closes its half is gone, for Node's server.
    socket.write(
      [
        ...head,
        'host: localhost',
        'connection: close',
        `authorization: Bearer ${org.apiKey}`,
        `content-length: ${body.length}`,
        '',
        body,
      ].join('\r\n'),
    );
    await once(socket, 'close');
    return {
      status: Number(text.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length)),
      body: text.slice(text.indexOf('\r\n\r\n') + 4),
    };
  }

  describe('answers what is right', () => {
    it('with 200, the data and no errors', async () => {
      const { status, body } = await ask('{ organization { name } }');
      expect({ status, body }).toEqual({ status: 200, body: { data: { organization: { name: 'Northwind Labs' } } } });
    });

    it('with the problem of a mutation as data', async () => {
      const query = `mutation { createJob(input: {title: "", timeZone: "Europe/Berlin"}) { ... on Problem { code path } } }`;
      const { status, body } = await ask(query);
      expect({ status, body }).toEqual({
        status: 200,
        body: { data: { createJob: { code: 'INVALID_INPUT', path: ['input', 'title'] } } },
      });
    });
  });

  describe('limits what one operation may be', () => {
    const nested = (levels: number, inner: string) =>
      Array.from({ length: levels }).reduceRight<string>(
        (below) => `notifications(first: 1) { nodes { application { ${below} } } }`,
        inner,
      );

    it('refuses a depth of 50', async () => {
      const answer = await ask(`{ ${nested(16, 'id')} }`);
      expect(outcomeOf(answer)).toEqual(refused(400, 'QUERY_TOO_LARGE'));
      expect(answer.body.errors[0].extensions).toMatchObject({ limit: 8, found: 49 });
    });

    it('accepts the deepest that is allowed, and nothing deeper', async () => {
      const allowed = `{ ${nested(2, 'job { title }')} }`;
      expect(outcomeOf(await ask(allowed))).toMatchObject({ status: 200, codes: undefined });
      const deeper = `{ ${nested(2, 'job { recruiter { email } }')} }`;
      expect(outcomeOf(await ask(deeper))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
    });

    it('refuses depth hidden in a fragment, also when the document is cached as refused', async () => {
      const fragment = `fragment Deep on Application { ${nested(4, 'id')} }`;
      const query = `{ applications { nodes { ...Deep } } } ${fragment}`;
      for (let call = 1; call <= 3; call += 1)
        expect(outcomeOf(await ask(query))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
    });

    it('refuses a fragment that contains itself, directly or through another', async () => {
      const direct = 'query { applications { nodes { ...A } } } fragment A on Application { id ...A }';
      const through =
        'query { applications { nodes { ...A } } } fragment A on Application { ...B } fragment B on Application { ...A }';
      for (const query of [direct, through])
        expect(outcomeOf(await ask(query))).toEqual(refused(400, 'GRAPHQL_VALIDATION_FAILED'));
    });

    it('does not exempt an operation that is called __schema', async () => {
      expect(outcomeOf(await ask(`query __schema { ${nested(4, 'id')} }`))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
    });

    it('refuses 5,000 aliases, and 16', async () => {
      const aliases = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: name`).join(' ');
      for (const count of [5_000, 16]) {
        const answer = await ask(`{ organization { ${aliases(count)} } }`);
        expect(outcomeOf(answer)).toEqual(refused(400, 'QUERY_TOO_LARGE'));
      }
      expect(outcomeOf(await ask(`{ organization { ${aliases(15)} } }`))).toMatchObject({ status: 200 });
    });

    it('refuses eleven fields at the root', async () => {
      const fields = Array.from({ length: 11 }, (_, index) => `a${index}: organization { name }`);
      expect(outcomeOf(await ask(`{ ${fields.join(' ')} }`))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
    });

    it('refuses 50,000 directives, and 21', async () => {
      expect(outcomeOf(await ask(`{ organization { name ${'@a '.repeat(50_000)} } }`))).toEqual(
        refused(400, 'QUERY_TOO_LARGE'),
      );
      const fields = Array.from({ length: 21 }, () => 'name @skip(if: false)').join(' ');
      expect(outcomeOf(await ask(`{ organization { ${fields} } }`))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
    });

    it('refuses more than 1,000 tokens', async () => {
      expect(outcomeOf(await ask(`{ organization { ${'name '.repeat(1_000)} } }`))).toEqual(
        refused(400, 'QUERY_TOO_LARGE'),
      );
    });

    it('refuses a syntax tree as JSON, which no limit of tokens binds', async () => {
      const name = (value: string) => ({ kind: 'Name', value });
      const field = {
        kind: 'Field',
        name: name('organization'),
        selectionSet: { kind: 'SelectionSet', selections: [{ kind: 'Field', name: name('name') }] },
      };
      const operation = {
        kind: 'OperationDefinition',
        operation: 'query',
        selectionSet: { kind: 'SelectionSet', selections: [field] },
      };
      const trees = [
        { kind: 'Document', definitions: [operation] },
        { kind: 'Document', definitions: [null] },
        {},
        [],
        1,
      ];
      for (const tree of trees)
        expect(outcomeOf(await ask(JSON.stringify(tree)))).toEqual(refused(400, 'GRAPHQL_PARSE_FAILED'));
    });

    it('refuses a query of 1 MB before it is read, and a padded one of 200 KB', async () => {
      expect(outcomeOf(await ask(`{ organization { name } } #${'x'.repeat(1_000_000)}`))).toEqual(
        refused(413, 'PAYLOAD_TOO_LARGE'),
      );
      expect(outcomeOf(await ask(`{ organization { name } } #${'x'.repeat(200_000)}`))).toEqual(
        refused(400, 'QUERY_TOO_LARGE'),
      );
    });

    it('refuses what costs too much, however it is paged', async () => {
      const wide = '{ applications(first: 100) { nodes { interviews { id } messages(first: 100) { nodes { id } } } } }';
      expect(outcomeOf(await ask(wide))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
      const byVariable =
        'query($n: Int!) { applications(first: $n) { nodes { messages(first: $n) { nodes { id } } } } }';
      expect(outcomeOf(await ask(byVariable, { n: 2 }))).toMatchObject({ status: 200 });
      expect(outcomeOf(await ask(byVariable, { n: 100 }))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
      expect(outcomeOf(await ask(byVariable, { n: 100 }))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
    });

    it('counts the cost of the operation that is run, not of its neighbours', async () => {
      const dear = 'query Dear { applications(first: 100) { nodes { messages(first: 100) { nodes { id } } } } }';
      const query = `query Cheap { organization { name } } ${dear}`;
      expect(outcomeOf(await ask(query, {}, 'Cheap'))).toMatchObject({ status: 200 });
      expect(outcomeOf(await ask(query, {}, 'Dear'))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
    });

    it.each([
      ['first: 1e9', '1e9', 'BAD_USER_INPUT'],
      ['first: 1000000000', '1000000000', 'QUERY_TOO_LARGE'],
      ['first: 101', '101', 'INVALID_INPUT'],
      ['first: -1', '-1', 'INVALID_INPUT'],
      ['first: 0', '0', 'INVALID_INPUT'],
    ])('refuses a page of %s', async (_name, first, code) => {
      for (let call = 1; call <= 3; call += 1) {
        const answer = await ask(`{ members(first: ${first}) { nodes { id } } }`);
        expect(outcomeOf(answer)).toMatchObject({ data: null, codes: [code] });
        expect(answer.status).toBeLessThan(500);
      }
    });

    it('refuses a bad page of a list within a row like any other', async () => {
      const { id } = await org.application();
      const query = `query($id: ID!) { application(id: $id) { messages(first: -1) { nodes { id } } } }`;
      for (let call = 1; call <= 3; call += 1) {
        const { status, body } = await ask(query, { id });
        expect(status).toBe(200);
        expect(body.errors).toEqual([
          expect.objectContaining({
            message: 'first must be at least 1',
            path: ['application', 'messages'],
            extensions: { code: 'INVALID_INPUT', inputPath: ['first'] },
          }),
        ]);
      }
    });
  });

  describe('accepts POST of JSON and nothing else', () => {
    const mutation = 'mutation { createJob(input: {title: "By GET"}) { __typename } }';

    it('refuses a query and a mutation by GET, whatever headers come with it', async () => {
      for (const query of [mutation, '{ organization { name } }']) {
        for (const headers of [{}, { 'mercurius-require-preflight': '1' }, { 'content-type': 'application/json' }]) {
          const answer = await app.http
            .get('/graphql')
            .query({ query })
            .set({ authorization: `Bearer ${org.apiKey}`, ...headers });
          expect(outcomeOf(answer)).toEqual(refused(405, 'METHOD_NOT_ALLOWED'));
          expect(answer.headers['allow']).toBe('POST');
        }
      }
      expect((await ask('{ jobs { nodes { title } } }')).text).not.toContain('By GET');
    });

    it('refuses HEAD and answers nothing to other methods', async () => {
      expect((await app.http.head('/graphql')).status).toBe(405);
      for (const method of ['put', 'delete', 'patch'] as const)
        expect((await app.http[method]('/graphql').send({ query: mutation })).status).toBe(404);
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
      'application/json;a=b',
    ])('refuses a content type of %s', async (type) => {
      const answer = await post(JSON.stringify({ query: mutation }), {
        'content-type': type,
        'mercurius-require-preflight': '1',
      });
      expect(outcomeOf(answer)).toEqual(refused(415, 'UNSUPPORTED_MEDIA_TYPE'));
    });

    it.each(['application/json; charset=utf-8', 'application/json;charset=UTF-8', 'Application/JSON; charset="utf-8"'])(
      'accepts %s',
      async (type) => {
        const answer = await post(JSON.stringify({ query: '{ organization { name } }' }), { 'content-type': type });
        expect(answer.status).toBe(200);
      },
    );

    it.each([
      ['a tab within', 'content-type: application/json\t; charset=utf-8', 415],
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
      expect(outcomeOf(await post({ extensions }))).toEqual(refused(400, 'BAD_REQUEST'));
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
        expect(outcomeOf(answer)).toMatchObject({ status: 200, data: null });
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
      expect(outcomeOf(literal)).toEqual({ status: 200, data: null, codes: ['BAD_USER_INPUT'] });
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });

    it('refuses an order that is SQL', async () => {
      const query = 'query($o: ApplicationOrder!) { applications(orderBy: $o) { nodes { id } } }';
      for (let call = 1; call <= 3; call += 1) {
        const answer = await ask(query, { o: 'id;--' });
        expect(outcomeOf(answer)).toEqual({ status: 200, data: null, codes: ['BAD_USER_INPUT'] });
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
      expect(answer.body).toEqual({ data: { applications: { nodes: [], totalCount: 0 } } });
    });

    it('refuses a text that cannot be stored, as a problem of a mutation and as an error of a query', async () => {
      const created = await ask(
        'mutation($i: CreateJobInput!) { createJob(input: $i) { ... on Problem { code path } } }',
        {
          i: { title: 'Engineer\u0000' },
        },
      );
      expect(created.body).toEqual({ data: { createJob: { code: 'INVALID_INPUT', path: ['input', 'title'] } } });
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
        expect((await ask(query, {}, 'Name')).body).toEqual({ data: { organization: { name: 'Northwind Labs' } } });
        expect((await ask(query, {}, 'Zone')).body).toEqual({ data: { organization: { timeZone: 'Europe/Berlin' } } });
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
        expect((await ask(one, { id: org.id })).body).toEqual({ data: { application: null } });
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

describe('introspection, where it is on', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ settings: { INTROSPECTION: 'true' } });
  });
  afterAll(() => app.stop());

  it('answers a key holder the whole schema, whatever the limit of depth', async () => {
    const org = await app.organization();
    const { data, errors } = await org.graphql(getIntrospectionQuery());
    expect(errors).toBeUndefined();
    expect(data.__schema.queryType.name).toBe('Query');
    const again = await org.graphql(getIntrospectionQuery());
    expect(again.data.__schema.types).toEqual(data.__schema.types);
  });

  it('still bounds every other field, and introspection that goes in circles', async () => {
    const org = await app.organization();
    const deep = Array.from({ length: 5 }).reduceRight<string>(
      (below) => `notifications { nodes { application { ${below} } } }`,
      'id',
    );
    const { errors } = await org.graphql(`query __schema { __schema { queryType { name } } ${deep} }`);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['QUERY_TOO_LARGE']);
    const circle = Array.from({ length: 6 }).reduceRight<string>((below) => `fields { type { ${below} } }`, 'name');
    const circling = await org.graphql(`{ __schema { types { ${circle} } } }`);
    expect(circling.data).toBeNull();
    expect(circling.errors?.[0]?.extensions['code']).toMatch(/GRAPHQL_VALIDATION_FAILED|QUERY_TOO_LARGE/);
  });

  it('stays closed to the anonymous', async () => {
    const { status } = await app.http.post('/graphql').send({ query: getIntrospectionQuery() });
    expect(status).toBe(401);
  });
});
