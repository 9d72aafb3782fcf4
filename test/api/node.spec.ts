import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLObjectType, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import pg from 'pg';
import { nodes } from '../../src/nodes.js';
import { ApiKeysService } from '../../src/organizations/index.js';
import type { Scope } from '../../src/platform/access/scope.js';
import { operatorActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { Problem } from '../../src/platform/problems/problem.js';
import { Scene, sceneSettings } from '../support/schema-calls/scene.js';
import { everythingOf } from '../support/schema-calls/selections.js';
import { watchStatements } from '../support/statements.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { GraphqlAnswer, TestOrganization } from '../support/test-organization.js';

const byId = 'query($id: ID!) { node(id: $id) { __typename id } }';

/** What needs more than `reads`. */
const restricted = {
  admin: ['ApiKey', 'IdentityProvider', 'Relay', 'SendingDomain'],
  'audit:read': ['AuditEntry'],
} as const;

describe('any row by its id', () => {
  let app: TestApp;
  let own: Scene;
  let foreign: Scene;
  let schema: GraphQLSchema;
  let superuser: pg.Client;

  beforeAll(async () => {
    app = await startTestApp({ settings: sceneSettings, relay: true });
    schema = app.app.get(GraphQLSchemaHost).schema;
    superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
    own = await new Scene(app, await app.organization()).complete();
    foreign = await new Scene(app, await app.organization()).complete();
    for (const scene of [own, foreign])
      await scene.org.mutate('logContact', { applicationId: await scene.id('application'), channel: 'PHONE' });
  });
  afterAll(async () => {
    await superuser.end();
    await app.stop();
  });

  async function idOf(type: string, { id: organizationId }: TestOrganization): Promise<string> {
    if (type === 'Organization') return organizationId;
    const table = nodes.find(({ name }) => name === type)?.from.split(' ')[0];
    const { rows } = await superuser.query(`SELECT id FROM ${table} WHERE organization_id = $1 LIMIT 1`, [
      organizationId,
    ]);
    if (rows.length === 0) throw new Error(`the organization has no ${type}`);
    return rows[0].id;
  }

  /** A key of the own organization with these scopes alone. */
  async function keyWith(scopes: readonly Scope[]): Promise<string> {
    const made = await app.app
      .get(TenantDatabase)
      .write(operatorActor(own.org.id), (tx) => app.app.get(ApiKeysService).create(tx, { name: 'narrow', scopes }));
    if (made instanceof Problem) throw new Error(made.message);
    return made.token;
  }

  const ask = async (key: string, id: string): Promise<GraphqlAnswer> =>
    (await app.http.post('/graphql').set('authorization', `Bearer ${key}`).send({ query: byId, variables: { id } }))
      .body;

  it('is of a type that the schema calls a Node, and all of those are looked for', () => {
    const node = schema.getType('Node');
    const types = isInterfaceType(node) ? schema.getPossibleTypes(node).map(String) : [];
    expect(nodes.map(({ name }) => name).sort()).toEqual([...types].sort());
    const withId = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && type.getFields()['id']);
    // A preview of a bulk move is none yet: its id is null.
    expect(withId.map(String).sort()).toEqual([...types, 'BulkMove'].sort());
  });

  it.each(nodes.map(({ name }) => name))('is found with all its fields: %s', async (type) => {
    const id = await idOf(type, own.org);
    const everything = everythingOf(schema.getType(type) as GraphQLObjectType, 2);
    const query = `query($id: ID!) { node(id: $id) { __typename id ... on ${type} ${everything} } }`;
    for (let call = 1; call <= 3; call += 1) {
      const { data, errors } = await own.org.graphql(query, { id });
      expect(errors).toBeUndefined();
      expect(data.node).toMatchObject({ __typename: type, id });
      expect(Object.keys(data.node).length).toBeGreaterThan(3);
    }
  });

  it.each(nodes.map(({ name }) => name))('of another organization is what does not exist: %s', async (type) => {
    const id = await idOf(type, foreign.org);
    expect((await foreign.org.graphql(byId, { id })).data.node).toEqual({ __typename: type, id });
    const answers = [await own.org.graphql(byId, { id }), await own.org.graphql(byId, { id: randomUUID() })];
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.data).toEqual({ node: null });
  });

  it.each(Object.entries(restricted))('is not there for who lacks the scope for it: %s', async (scope, types) => {
    const reader = await keyWith(['reads']);
    const permitted = await keyWith(['reads', scope as Scope]);
    const nothing = await ask(reader, randomUUID());
    expect(nothing.data).toEqual({ node: null });
    for (const type of types) {
      const id = await idOf(type, own.org);
      expect(await ask(reader, id)).toEqual(nothing);
      expect((await ask(permitted, id)).data.node).toEqual({ __typename: type, id });
    }
  });

  it('is not looked for by who may read nothing', async () => {
    const { data, errors } = await ask(await keyWith(['jobs:write', 'admin']), await idOf('Job', own.org));
    expect([data, errors?.[0]?.extensions['code']]).toEqual([{ node: null }, 'NOT_PERMITTED']);
  });

  it('is found by one statement and read by another, whatever it is', async () => {
    const id = await idOf('Timeline', own.org);
    const statements = watchStatements();
    try {
      await own.org.graphql(byId, { id });
      expect(statements.with("SELECT 'Timeline' AS type")).toHaveLength(1);
      expect(statements.with('SELECT').filter((text) => /FROM (timelines|jobs|messages)/.test(text))).toHaveLength(2);
    } finally {
      statements.stop();
    }
  });

  it('gives the rows of several types in one operation, under names of their own', async () => {
    const [jobId, candidateId] = [await own.id('job'), await own.id('candidate')];
    const query = `query($a: ID!, $b: ID!) {
      a: node(id: $a) { ... on Job { jobStatus: status } ... on Candidate { locale } }
      b: node(id: $b) { ... on Job { jobStatus: status } ... on Candidate { fullName } } }`;
    const { data, errors } = await own.org.graphql(query, { a: jobId, b: candidateId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ a: { jobStatus: 'OPEN' }, b: { fullName: expect.stringContaining(own.mark) } });
  });

  it.each(['1', '', 'Job:1', `${randomUUID()} `, 'null'])('refuses %j, which is no id', async (id) => {
    const { data, errors } = await own.org.graphql(byId, { id });
    expect([data, errors?.[0]?.extensions]).toEqual([undefined, { code: 'BAD_USER_INPUT', inputPath: ['id'] }]);
  });
});
