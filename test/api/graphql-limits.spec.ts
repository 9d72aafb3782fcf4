import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { allScopes } from '../../src/organizations/access/scopes.js';
import { graphqlEndpoint } from '../support/graphql-endpoint.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

type Endpoint = ReturnType<typeof graphqlEndpoint>;

/** What is too much for one request is refused before anything is read. */
describe('the size of one GraphQL operation', () => {
  let app: TestApp;
  let org: TestOrganization;
  let ask: Endpoint['ask'];
  let outcomeOf: Endpoint['outcomeOf'];
  let refused: Endpoint['refused'];

  beforeAll(async () => {
    app = await startTestApp();
    // Who may bring rows of another system may send more.
    org = await app.organization({ scopes: allScopes.filter((scope) => scope !== 'sync') });
    ({ ask, outcomeOf, refused } = graphqlEndpoint(app, org));
  });
  afterAll(() => app.stop());

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

    it.each([
      ['@skip(if: $t)', 'viewer { kind', 'Viewer', 'kind'],
      ['@include(if: $f)', 'viewer { kind', 'Viewer', 'kind'],
      ['', 'viewer { kind', 'Viewer', 'kind'],
      ['@skip(if: $t)', 'applications(first: 1) { nodes { id', 'Application', 'id'],
    ])('refuses fragments that multiply %s below %s, at every call', async (directive, open, type, field) => {
      const multiplied = (levels: number) => {
        const chain = Array.from(
          { length: levels },
          (_, n) => `fragment F${n} on ${type} { ...F${n + 1} ...F${n + 1} }`,
        );
        const close = ' }'.repeat(open.split('{').length);
        return `query($t: Boolean = true, $f: Boolean = false) { x: __typename @skip(if: $t) y: __typename @skip(if: $f) ${open} ...F0 ${directive} ${close} ${chain.join(' ')} fragment F${levels} on ${type} { ${field} }`;
      };
      for (let call = 1; call <= 3; call += 1) {
        expect(outcomeOf(await ask(multiplied(24)))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
        const few = await ask(multiplied(9));
        expect(outcomeOf(few)).toMatchObject({ status: 200, codes: undefined });
      }
      const { extensions } = (await ask(multiplied(70))).body.errors[0];
      expect(extensions).toEqual({ code: 'QUERY_TOO_LARGE', limit: 2_000, found: 1_000_000_000 });
    });

    it('refuses 50,000 directives, and 21', async () => {
      expect(outcomeOf(await ask(`{ organization { name ${'@a '.repeat(50_000)} } }`))).toEqual(
        refused(400, 'QUERY_TOO_LARGE'),
      );
      const fields = Array.from({ length: 21 }, () => 'name @skip(if: false)').join(' ');
      expect(outcomeOf(await ask(`{ organization { ${fields} } }`))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
    });

    it('refuses more than 1,000 tokens', async () => {
      const answer = await ask(`{ organization { ${'name '.repeat(1_000)} } }`);
      expect(outcomeOf(answer)).toEqual(refused(400, 'QUERY_TOO_LARGE'));
      expect(answer.body.errors[0].extensions).toEqual({ code: 'QUERY_TOO_LARGE', limit: 1_000 });
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

    it('refuses several changes of the policy to be tried out, and ten of anything that is as much work', async () => {
      const dryRun = (days: number) =>
        `a${days}: updatePolicy(input: {rules: {graceBusinessDays: ${days}}, dryRun: true}) { ... on PolicyChange { timelinesLookedAt } }`;
      expect(outcomeOf(await ask(`mutation { ${dryRun(2)} ${dryRun(3)} }`))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
      const input = 'input: {jobId: "018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a"}';
      const closed = (number: number) => `a${number}: closeJob(${input}) { __typename }`;
      const ten = Array.from({ length: 10 }, (_, number) => closed(number)).join(' ');
      expect(outcomeOf(await ask(`mutation { ${ten} }`))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
      const one = await ask(`mutation { ${dryRun(2)} }`);
      expect([outcomeOf(one).status, one.body.extensions.cost.requested]).toEqual([200, 3_001]);
      expect((await ask(`mutation { ${dryRun(2).replace('true', 'false')} }`)).body.extensions.cost.requested).toBe(
        501,
      );
    });

    it('counts the rows that belong to a row like those of a page', async () => {
      const list = (first: number, last: string) =>
        `{ applications(first: ${first}) { nodes { id contacts${last} { id at internalNote } timeline { revisions${last} { number kind from to note internalNote at } } } } }`;
      expect(outcomeOf(await ask(list(100, '')))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
      for (const [query, requested] of [
        [list(10, ''), 1 + 10 * (1 + 1 + (1 + 20 * 3) + 1 + (1 + 20 * 7))],
        [list(20, '(last: 3)'), 1 + 20 * (1 + 1 + (1 + 3 * 3) + 1 + (1 + 3 * 7))],
      ] as const) {
        const answer = await ask(query);
        expect([answer.status, answer.body.extensions.cost.requested]).toEqual([200, requested]);
      }
    });

    it('counts the cost of the operation that is run, not of its neighbours', async () => {
      const dear = 'query Dear { applications(first: 100) { nodes { messages(first: 100) { nodes { id } } } } }';
      const query = `query Cheap { organization { name } } ${dear}`;
      expect(outcomeOf(await ask(query, {}, 'Cheap'))).toMatchObject({ status: 200 });
      expect(outcomeOf(await ask(query, {}, 'Dear'))).toEqual(refused(400, 'QUERY_TOO_LARGE'));
    });

    it('tells what an operation costs and may cost, however often it is asked', async () => {
      const paged = 'query($n: Int!) { applications(first: $n) { nodes { id } } }';
      const backwards = 'query($n: Int) { applications(last: $n) { nodes { id } } }';
      const several = 'query One { organization { name } } query Two { organization { name timeZone } }';
      for (let call = 1; call <= 3; call += 1) {
        for (const [requested, answer] of [
          [2, await ask('{ organization { name } }')],
          [7, await ask(paged, { n: 3 })],
          [11, await ask(paged, { n: 5 })],
          [11, await ask(backwards, { n: 5 })],
          // What is not said is 20.
          [41, await ask(backwards, { n: null })],
          [41, await ask('{ applications { nodes { id } } }')],
          [3, await ask(several, {}, 'Two')],
          [2, await ask('mutation { createJob(input: {title: ""}) { ... on Problem { code } } }')],
          [2, await ask('{ job(id: "018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a") { id } }')],
        ] as const)
          expect(answer.body.extensions).toEqual({ cost: { requested, limit: 5_000 } });
      }
    });

    it('tells the cost of what is refused for it, and none of what is refused before it is counted', async () => {
      const dear = await ask('{ applications(first: 100) { nodes { messages(first: 100) { nodes { id } } } } }');
      expect(dear.body.extensions.cost.requested).toBe(dear.body.errors[0].extensions.found);
      for (const before of ['{ nonsense }', 'nonsense', ''])
        expect((await ask(before)).body.extensions).toBeUndefined();
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
        expect(outcomeOf(answer)).toMatchObject({ codes: [code] });
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
    expect(circling).not.toHaveProperty('data');
    expect(circling.errors?.[0]?.extensions['code']).toMatch(/GRAPHQL_VALIDATION_FAILED|QUERY_TOO_LARGE/);
  });

  it('stays closed to the anonymous', async () => {
    const { status } = await app.http.post('/graphql').send({ query: getIntrospectionQuery() });
    expect(status).toBe(401);
  });
});
