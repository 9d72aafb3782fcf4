import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { CandidateEntity } from '../../src/candidates/index.js';
import { JobEntity, jobById } from '../../src/jobs/index.js';
import { operator } from '../../src/platform/access/operator.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { RequestReads } from '../../src/platform/graphql/request-reads.js';
import { callOf } from '../support/schema-calls/calls.js';
import { mutationNames } from '../support/schema-calls/operation-names.js';
import { operationsOf } from '../support/schema-calls/operations.js';
import { Scene, sceneSettings } from '../support/schema-calls/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { GraphqlAnswer, TestOrganization } from '../support/test-organization.js';

const operatorKey = `ft_operator_${'a1B2'.repeat(11)}`;

let app: TestApp;
let org: TestOrganization;
let other: TestOrganization;

beforeAll(async () => {
  app = await startTestApp({
    settings: { OPERATOR_KEY: operatorKey, API_POOL_SIZE: '2', ...sceneSettings },
    relay: true,
  });
  org = await app.organization({ name: 'Northwind' });
  other = await app.organization({ name: 'Southwind' });
});
afterAll(() => app.stop());

const ask = async (headers: Record<string, string>, query: string, variables?: Record<string, unknown>) =>
  await app.http.post('/graphql').set(headers).send({ query, variables });
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const codesOf = ({ errors }: GraphqlAnswer) => errors?.map(({ extensions }) => extensions['code']);

describe('a row’s organization', () => {
  it.each(mutationNames)('is no argument of %s', async (name) => {
    const operation = operationsOf(app.app).get(name);
    if (operation === undefined) throw new Error(`${name} is not served`);
    const { query, variables } = await callOf(operation, new Scene(app, org));
    const input = variables['input'] as Record<string, unknown>;
    // Who runs the service names the organization they change; whoever else sends that is not permitted.
    const isNamed = operation.permission === operator && 'organizationId' in input;
    for (const field of ['organizationId', 'organization_id', 'organization', 'tenantId']) {
      if (isNamed && field === 'organizationId') continue;
      const { body } = await ask(bearer(org.apiKey), query, { input: { ...input, [field]: other.id } });
      expect([body.data, body.errors?.map(({ extensions }: { extensions: object }) => extensions)]).toEqual([
        undefined,
        [{ code: 'BAD_USER_INPUT', inputPath: ['input', field] }],
      ]);
    }
  });
});

describe('a credential', () => {
  const who = '{ viewer { kind } organization { name } }';
  const forms = (key: string) => [key, `bearer ${key}`, `Bearer ${key}`];

  it('is of no use where another belongs: an API key as an operator’s, an operator’s as an API key', async () => {
    const create = `mutation { createOrganization(input: {slug: "x", name: "X", timeZone: "UTC", country: "DE", ownerName: "X", ownerEmail: "x@example.test"}) { ... on Problem { code } } }`;
    const asOperator = await ask(bearer(org.apiKey), create);
    expect(asOperator.body.data.createOrganization).toEqual({ code: 'NOT_PERMITTED' });
    const asKey = await ask(bearer(operatorKey), who);
    expect([asKey.body.data, codesOf(asKey.body)]).toEqual([null, ['NOT_PERMITTED']]);
    const [, , id, secret] = org.apiKey.split('_');
    for (const text of [
      `ft_operator_${id}${secret}`,
      operatorKey.replace('ft_operator_', 'ft_live_'),
      `${id}`,
      `${secret}`,
    ])
      expect((await ask(bearer(text), who)).status).toBe(401);
  });

  it('names nobody on whose behalf is called, and no id does', async () => {
    const { recruiterId } = org;
    for (const name of [
      org.apiKey,
      other.apiKey,
      operatorKey,
      recruiterId,
      other.recruiterId,
      other.id,
      ...forms('x'),
    ]) {
      const answer = await ask({ ...bearer(org.apiKey), 'x-on-behalf-of': name }, who);
      expect([answer.status, codesOf(answer.body)]).toEqual([403, ['ON_BEHALF_OF_REFUSED']]);
    }
  });

  it('is taken from one header alone: a second organization’s key beside it changes nothing', async () => {
    const beside: Record<string, string>[] = [
      { 'x-api-key': other.apiKey },
      { 'proxy-authorization': `Bearer ${other.apiKey}` },
      { 'x-authorization': `Bearer ${other.apiKey}` },
      { cookie: `authorization=${other.apiKey}` },
      { forwarded: `for=${other.id}`, 'x-forwarded-host': 'southwind.test' },
    ];
    for (const headers of beside) {
      const { body } = await ask({ ...bearer(org.apiKey), ...headers }, who);
      expect(body.data.organization).toEqual({ name: 'Northwind' });
    }
  });

  it('that is in use is refused within five seconds of its end', async () => {
    const revoke = 'mutation($id: ID!) { revokeApiKey(input: {apiKeyId: $id}) { __typename } }';
    const create =
      'mutation { createApiKey(input: {name: "Short", scopes: [READS]}) { ... on MintedApiKey { token apiKey { id } } } }';
    const { data } = await org.graphql(create);
    const { token, apiKey } = data.createApiKey;
    expect((await ask(bearer(token), '{ viewer { kind } }')).status).toBe(200);
    expect((await org.graphql(revoke, { id: apiKey.id })).data.revokeApiKey).toEqual({ __typename: 'ApiKey' });
    app.forgetCallers();
    expect((await ask(bearer(token), '{ viewer { kind } }')).status).toBe(401);
    for (const behalf of ['rita@northwind.test', '']) {
      const answer = await ask({ ...bearer(token), 'x-on-behalf-of': behalf }, '{ viewer { kind } }');
      expect(answer.status).toBe(401);
    }
  });
});

describe('a filter without a value', () => {
  it.each(['api', 'worker'])('is an error where rows are looked for through the pool of the %s', async (pool) => {
    const { manager } = app.app.get<DataSource>(getDataSourceToken(pool));
    for (const nothing of [undefined, null]) {
      const where = { organizationId: nothing as never, id: nothing as never };
      await expect(manager.findBy(JobEntity, where)).rejects.toThrow(/undefined|null/);
      await expect(manager.findOneBy(JobEntity, { id: nothing as never })).rejects.toThrow(/undefined|null/);
      await expect(manager.existsBy(JobEntity, where)).rejects.toThrow(/undefined|null/);
      await expect(manager.countBy(CandidateEntity, where)).rejects.toThrow(/undefined|null/);
      await expect(manager.update(JobEntity, where, { title: 'All' })).rejects.toThrow(/undefined|null/);
      await expect(manager.delete(JobEntity, where)).rejects.toThrow(/undefined|null/);
    }
  });

  it('shows rows of one’s own organization and of no other, whether it is left out, null or an unset variable', async () => {
    const [mine, theirs] = [await org.application(), await other.application()];
    const list =
      'query($job: ID, $filter: ApplicationFilter) { applications(filter: $filter) { nodes { id } } by: applications(filter: {jobId: $job}) { nodes { id } } }';
    for (const variables of [
      {},
      { job: null, filter: null },
      { filter: {} },
      { filter: { jobId: null, status: null } },
    ]) {
      const { data } = await org.graphql(list, variables);
      for (const { nodes } of [data.applications, data.by]) {
        const ids = nodes.map(({ id }: { id: string }) => id);
        expect([ids.includes(mine.id), ids.includes(theirs.id)]).toEqual([true, false]);
      }
    }
    for (const variables of [{}, { id: null }]) {
      const { data, errors } = await org.graphql('query($id: ID) { application(id: $id) { id } }', variables);
      expect([data.application, errors?.[0]?.extensions['code']]).toEqual([null, 'INVALID_INPUT']);
    }
  });
});

describe('two organizations in one tick', () => {
  it('have loaders of their own: neither gets what the other asked for, whoever asks first', async () => {
    const database = app.app.get(TenantDatabase);
    const [mine, theirs] = [await org.application(), await other.application()];
    for (const [first, second] of [
      [org, other],
      [other, org],
    ] as const) {
      const opened = [first, second].map(({ id }) => new RequestReads(() => database.openReads(id)));
      const asked = opened.flatMap((reads) => [mine.jobId, theirs.jobId].map((id) => reads.load(jobById, id)));
      const found = (await Promise.all(asked)).map((job) => job?.id ?? null);
      const own = { [org.id]: [mine.jobId, null], [other.id]: [null, theirs.jobId] };
      expect(found).toEqual([...(own[first.id] ?? []), ...(own[second.id] ?? [])]);
      for (const reads of opened) reads.close();
    }
  });

  it('are answered apart when the same operation reaches the service twice at once', async () => {
    const [mine, theirs] = [await org.application(), await other.application()];
    const query =
      'query($a: ID!, $b: ID!) { a: application(id: $a) { id job { id } } b: application(id: $b) { id job { id } } organization { name } }';
    const variables = { a: mine.id, b: theirs.id };
    for (let round = 1; round <= 5; round += 1) {
      const [north, south] = await Promise.all([org.graphql(query, variables), other.graphql(query, variables)]);
      expect(north.data).toEqual({
        a: { id: mine.id, job: { id: mine.jobId } },
        b: null,
        organization: { name: 'Northwind' },
      });
      expect(south.data).toEqual({
        a: null,
        b: { id: theirs.id, job: { id: theirs.jobId } },
        organization: { name: 'Southwind' },
      });
    }
  });
});
