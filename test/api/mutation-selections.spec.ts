import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isNonNullType, isObjectType } from 'graphql';
import { resolversOf } from '../../scripts/schema-text.js';
import { AppModule } from '../../src/app.module.js';
import { permissionOf } from '../../src/platform/access/permission.js';
import { type Scope, scopeName } from '../../src/platform/access/scope.js';
import { parseConfig } from '../../src/platform/config/config.js';
import { cursorScope, encodeCursor } from '../../src/platform/graphql/connection/cursor.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { Effects, type Keyed, keyedRequests, seen } from '../support/keyed-requests.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { GraphqlAnswer, TestOrganization } from '../support/test-organization.js';

/** What a mutation is asked to show, and its caller may not read, is refused before anything is changed. */
describe('the selection of a mutation', () => {
  let app: TestApp;
  let org: TestOrganization;
  let effects: Effects;

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
    effects = new Effects(app);
  });
  afterAll(async () => {
    await effects.stop();
    await app.stop();
  });

  async function keyWith(...scopes: Scope[]): Promise<string> {
    const { data } = await org.graphql(
      'mutation($scopes: [Scope!]!) { createApiKey(input: {name: "narrow", scopes: $scopes}) { ... on MintedApiKey { token } } }',
      { scopes: scopes.map((scope) => scopeName(scope)) },
    );
    return data.createApiKey.token;
  }

  async function ask(key: string, query: string, variables = {}, headers = {}): Promise<GraphqlAnswer> {
    const sent = app.http.post('/graphql').set({ authorization: `Bearer ${key}`, ...headers });
    const { data, errors } = (await sent.send({ query, variables })).body;
    return { data, ...(errors === undefined ? {} : { errors }) };
  }

  const jobsCalled = (title: string) => effects.jobs(title);
  const refusedAt = (path: string[], because = 'KEY') => ({
    errors: [
      {
        message: expect.stringMatching(/ READS\. Nothing was changed\.$/),
        locations: expect.any(Array),
        path,
        extensions: { code: 'NOT_PERMITTED', missingScope: 'READS', because },
      },
    ],
  });

  const recruiter = '... on Job { id recruiter { fullName } }';

  it.each([
    ['directly', `mutation($t: String!) { createJob(input: {title: $t}) { ${recruiter} } }`],
    [
      'by another name',
      `mutation($t: String!) { createJob(input: {title: $t}) { ... on Job { id recruiter: hiringManager { id } } } }`,
    ],
    [
      'in a fragment',
      'mutation($t: String!) { createJob(input: {title: $t}) { ...J } } fragment J on Job { ...R } fragment R on Job { recruiter { id } }',
    ],
    [
      'in a fragment that is spread twice',
      'mutation($t: String!) { createJob(input: {title: $t}) { ...J ...J } } fragment J on Job { recruiter { id } }',
    ],
    [
      'under a condition that holds',
      `mutation($t: String!) { createJob(input: {title: $t}) { ... on Job @include(if: true) { recruiter { id } } } }`,
    ],
  ])('that names %s what its caller may not read changes nothing, however often it is sent', async (where, query) => {
    const key = await keyWith('jobs:write');
    for (let call = 1; call <= 3; call += 1)
      expect(await ask(key, query, { t: `Unreadable ${where}` })).toEqual(refusedAt(['createJob', 'recruiter']));
    expect(await jobsCalled(`Unreadable ${where}`)).toBe(0);
  });

  it('is looked at for the whole operation before its first field is run', async () => {
    const key = await keyWith('jobs:write');
    const query = `mutation { a: createJob(input: {title: "First of two"}) { ... on Job { id } } b: createJob(input: {title: "Second of two"}) { ${recruiter} } }`;
    expect(await ask(key, query)).toEqual(refusedAt(['b', 'recruiter']));
    expect([await jobsCalled('First of two'), await jobsCalled('Second of two')]).toEqual([0, 0]);
  });

  it('may hold what a directive leaves out, and what belongs to the row itself', async () => {
    const key = await keyWith('jobs:write');
    const query = `mutation($all: Boolean!) { createJob(input: {title: "Left out"}) { ... on Job { id title recruiter @include(if: $all) { id } } } }`;
    expect((await ask(key, query, { all: false })).data.createJob.title).toBe('Left out');
    expect(await ask(key, query, { all: true })).toEqual(refusedAt(['createJob', 'recruiter']));
    expect(await jobsCalled('Left out')).toBe(1);
  });

  it('says nothing of a mutation that is refused itself', async () => {
    const key = await keyWith('jobs:write');
    const query = `mutation { createCandidate(input: {fullName: "Ana Ríos", email: "ana@example.test"}) { ... on Candidate { id applications: id } ... on NotPermitted { missingScope because } } }`;
    expect((await ask(key, query)).data.createCandidate).toEqual({ missingScope: 'CANDIDATES_WRITE', because: 'KEY' });
  });

  it('is refused for a member whose role lacks the right, too', async () => {
    await org.mutate('inviteMember', {
      fullName: 'Ivo Lang',
      email: 'ivo@northwind.test',
      role: 'RECRUITER',
      externalId: 'ivo',
    });
    const key = await keyWith('jobs:write', 'act-on-behalf');
    const query = `mutation { createJob(input: {title: "On behalf"}) { ${recruiter} } }`;
    expect(await ask(key, query, {}, { 'x-on-behalf-of': 'ivo' })).toEqual(refusedAt(['createJob', 'recruiter']));
    expect(await jobsCalled('On behalf')).toBe(0);
  });

  it('changes nothing with a page of a size that is none', async () => {
    const { jobId, candidateId } = await org.application();
    await org.graphql(
      'mutation($id: ID!) { closeJob(input: {jobId: $id, outcome: {kind: POSITION_FILLED}}) { __typename } }',
      { id: jobId },
    );
    const [first, other] = [await org.mutate('createJob', { title: 'Pages' }), candidateId];
    const input = { jobId: first.id, candidateId: other, stage: 'Interview' };
    const query =
      'mutation($input: CreateApplicationInput!, $n: Int) { createApplication(input: $input) { ... on Application { id messages(first: $n) { totalCount } } } }';
    for (const n of [0, 101]) {
      const { data, errors } = await org.graphql(query, { input, n });
      expect([n, data, errors?.map(({ path, message }) => [path, message.endsWith('Nothing was changed.')])]).toEqual([
        n,
        undefined,
        [[['createApplication', 'messages'], true]],
      ]);
    }
    expect(await effects.rows('SELECT FROM applications WHERE job_id = $1', [first.id])).toHaveLength(0);
    const { data } = await org.graphql(query, { input, n: 1 });
    expect(data.createApplication.messages.totalCount).toBe(0);
  });

  it.each([
    ['from both ends', 'first: 1, last: 1'],
    ['before a cursor from the start', 'first: 1, before: "nonsense"'],
    ['behind no cursor', 'after: "nonsense"'],
    ['before no cursor', 'last: 1, before: ""'],
    ["behind another organization's cursor", `after: "${encodeCursor(cursorScope('jobs', newId()), [newId()])}"`],
  ])('changes nothing with a page %s', async (where, page) => {
    const { id } = await org.mutate('createJob', { title: `Before ${where}` });
    const query = `mutation($input: UpdateJobInput!) { updateJob(input: $input) { ... on Job { applications(${page}) { totalCount } } } }`;
    const { data, errors } = await org.graphql(query, { input: { jobId: id, title: `Behind ${where}` } });
    expect([data, errors?.map(({ path }) => path)]).toEqual([undefined, [['updateJob', 'applications']]]);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/ Nothing was changed\.$/),
      extensions: { code: 'BAD_USER_INPUT', inputPath: [expect.any(String)] },
    });
    expect([await jobsCalled(`Before ${where}`), await jobsCalled(`Behind ${where}`)]).toEqual([1, 0]);
  });

  it('may name a page behind a cursor of its list', async () => {
    const { id, jobId } = await org.application();
    const list = 'applications(first: 1) { edges { cursor node { id } } }';
    const { data } = await org.graphql(`query($id: ID) { job(id: $id) { ${list} } }`, { id: jobId });
    expect(data.job.applications.edges[0].node.id).toBe(id);
    const query = `mutation($id: ID, $after: String) { updateJob(input: {jobId: $id, title: "Paged"}) { ... on Job { ${list.replace('first: 1', 'after: $after')} } } }`;
    const changed = await org.graphql(query, { id: jobId, after: data.job.applications.edges[0].cursor });
    expect(changed).toMatchObject({ data: { updateJob: { applications: { edges: [] } } } });
    expect(await jobsCalled('Paged')).toBe(1);
  });

  describe('under an Idempotency-Key', () => {
    const request = (title: string, select: string): Keyed => ({
      query: `mutation($input: CreateJobInput!) { createJob(input: $input) { ${select} } }`,
      variables: { input: { title } },
    });

    it('is refused alike each time, and leaves the key to the request as it is mended', async () => {
      const send = await keyedRequests(app, { apiKey: await keyWith('jobs:write') });
      const [first, second] = [
        await send('selects', request('Keyed', recruiter)),
        await send('selects', request('Keyed', recruiter)),
      ];
      expect(first.body).toMatchObject(refusedAt(['createJob', 'recruiter']));
      expect(seen(second)).toEqual(seen(first));
      expect(await jobsCalled('Keyed')).toBe(0);
      const [done, again] = [
        await send('selects', request('Keyed', '... on Job { id }')),
        await send('selects', request('Keyed', '... on Job { id }')),
      ];
      expect(done.body.data.createJob.id).toBeDefined();
      expect(seen(again)).toEqual({ ...seen(done), replayed: 'true' });
      expect(await jobsCalled('Keyed')).toBe(1);
    });
  });

  it('of a query tells the missing scope, too', async () => {
    const key = await keyWith('jobs:write');
    const { data, errors } = await ask(key, '{ organization { name } }');
    expect(data).toBeNull();
    expect(errors?.[0]).toMatchObject({
      path: ['organization'],
      extensions: { code: 'NOT_PERMITTED', missingScope: 'READS', because: 'KEY' },
    });
  });

  describe('by the schema', () => {
    it('is of results that may be null: what fails below one mutation takes nothing from the others', () => {
      const { schema } = app.app.get(GraphQLSchemaHost);
      const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
      expect(fields.length).toBeGreaterThan(40);
      expect(fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
    });

    it('knows of every field and operation which scope it needs', async () => {
      const { schema } = app.app.get(GraphQLSchemaHost);
      const types = Object.values(schema.getTypeMap()).filter(isObjectType);
      const said = types.flatMap((type) =>
        Object.values(type.getFields()).map((field) => field.extensions['permission']),
      );
      const methods = (await resolversOf(AppModule.forRoot(parseConfig({})))).flatMap((resolver) =>
        Object.getOwnPropertyNames(resolver.prototype).map((name) => resolver.prototype[name]),
      );
      const declared = methods.filter((method) => typeof method === 'function').map(permissionOf);
      const counted = (permissions: readonly unknown[]) =>
        permissions
          .filter((each) => each !== undefined)
          .map(String)
          .sort();
      expect(counted(said)).toEqual(counted(declared));
      expect(counted(said).length).toBeGreaterThan(100);
    });
  });
});
