import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLSchema, getNamedType, isLeafType } from 'graphql';
import { allScopes } from '../../src/organizations/access/scopes.js';
import { ApiKeysService, type MemberRole, MembersService, roleRights } from '../../src/organizations/index.js';
import { anyCaller, operator } from '../../src/platform/access/operator.js';
import type { Permitted } from '../../src/platform/access/permission.js';
import { type Reach, type Scope, scopeName } from '../../src/platform/access/scope.js';
import { operatorActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import { NotPermitted } from '../../src/platform/problems/common-problems.js';
import { Problem } from '../../src/platform/problems/problem.js';
import { type Call, callOf, failureOf } from '../support/schema-calls/calls.js';
import { mutationNames, operationNames } from '../support/schema-calls/operation-names.js';
import { type Operation, operationsOf } from '../support/schema-calls/operations.js';
import { ofJobs } from '../support/schema-calls/own-rows.js';
import { type Place, placesOf } from '../support/schema-calls/places.js';
import { Scene, sceneSettings } from '../support/schema-calls/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { GraphqlAnswer, TestOrganization } from '../support/test-organization.js';

const unlimited = { RATE_KEY_PER_MINUTE: '999999999', RATE_ORGANIZATION_PER_MINUTE: '999999999' };
const roles = Object.keys(roleRights) as MemberRole[];
// Nothing below the answer's own level, for which the caller may lack the right.
const onlyRefusals = '{ __typename ... on NotPermitted { message because missingScope } }';

let app: TestApp;
let org: TestOrganization;
let schema: GraphQLSchema;
let operations: ReadonlyMap<string, Operation>;
/** Keys by the scopes they hold. */
const keys = new Map<string, string>();
const memberIds = new Map<MemberRole, string>();

beforeAll(async () => {
  app = await startTestApp({ settings: { ...unlimited, ...sceneSettings }, relay: true });
  org = await app.organization();
  schema = app.app.get(GraphQLSchemaHost).schema;
  operations = operationsOf(app.app);
  for (const role of roles) {
    const member = { fullName: role, email: `${role.toLowerCase()}@northwind.test`, role, externalId: role };
    memberIds.set(role, await asOperator((tx) => app.app.get(MembersService).add(tx, member)));
  }
});
afterAll(() => app.stop());

async function asOperator<T>(work: (tx: WriteTransaction) => Promise<T | Problem>): Promise<T> {
  const done = await app.app.get(TenantDatabase).write(operatorActor(org.id), work);
  if (done instanceof Problem) throw new Error(done.message);
  return done as T;
}

async function keyWith(scopes: readonly Scope[]): Promise<string> {
  const name = scopes.join(' ');
  const known = keys.get(name);
  if (known !== undefined) return known;
  const { token } = await asOperator((tx) => app.app.get(ApiKeysService).create(tx, { name: 'matrix', scopes }));
  keys.set(name, token);
  return token;
}

function operationOf(name: string): Operation {
  const operation = operations.get(name);
  if (operation === undefined) throw new Error(`${name} is not served`);
  return operation;
}

async function ask(call: Call, key: string, onBehalfOf: string | null): Promise<GraphqlAnswer> {
  const behalf = onBehalfOf === null ? {} : { 'x-on-behalf-of': onBehalfOf };
  const headers = { authorization: `Bearer ${key}`, ...behalf };
  return (await app.http.post('/graphql').set(headers).send(call)).body;
}

/** The sentence with which a call was refused as not permitted; null if it was not. */
function refusalIn(operation: Operation, { data, errors }: GraphqlAnswer): string | null {
  const refused = errors?.find(({ extensions }) => extensions['code'] === 'NOT_PERMITTED');
  if (refused !== undefined) return refused.message;
  const result = data?.[operation.name];
  return result?.__typename === 'NotPermitted' ? result.message : null;
}

/** What an owner is when a machine acts for them. */
const behind = (role: MemberRole): MemberRole => (role === 'OWNER' ? 'ADMIN' : role);

/** What has to be answered, from the table of rights alone. */
function expected({ permission }: Operation, scopes: readonly Scope[], role: MemberRole | null): string | null {
  if (permission === operator) return NotPermitted.toOthers().message;
  if (permission === anyCaller) return null;
  const scope = permission as Scope;
  if (!scopes.includes(scope)) return NotPermitted.because('KEY', scope).message;
  if (role !== null && roleRights[behind(role)][scope] === undefined)
    return NotPermitted.because('ROLE', scope).message;
  return null;
}

/** A call of one's own which asks for nothing but whether it is refused. */
async function bareCall(operation: Operation, scene: Scene): Promise<Call> {
  if (isLeafType(getNamedType(operation.field.type))) return await callOf(operation, scene);
  return await callOf(operation, scene, undefined, operation.kind === 'query' ? '{ __typename }' : onlyRefusals);
}

describe.each(operationNames)('%s', (name) => {
  it('is refused to every key and role that the table of rights does not give it to, and to no other', async () => {
    const operation = operationOf(name);
    const { permission } = operation;
    const hiringManagerId = hiringManager();
    const call = await bareCall(operation, new Scene(app, org, { hiringManagerId }));
    const scope = typeof permission === 'string' ? permission : null;
    const alone: Scope[] = scope === null || scope === 'act-on-behalf' ? ['act-on-behalf'] : [scope, 'act-on-behalf'];
    for (const scopes of [allScopes, allScopes.filter((each) => each !== scope), alone]) {
      const key = await keyWith(scopes);
      for (const role of [null, ...roles]) {
        if (role !== null && !scopes.includes('act-on-behalf')) continue;
        const answer = await ask(call, key, role);
        const told = [name, scopes.join(' '), role, refusalIn(operation, answer)];
        const refusal = expected(operation, scopes, role) ?? refusalOfJobs(operation, role);
        expect(told).toEqual([name, scopes.join(' '), role, refusal]);
      }
    }
  });
});

describe('a hiring manager', () => {
  /** The mutations whose scope they have for jobs of their own. */
  const bounded = () =>
    mutationNames.map(operationOf).filter(({ permission }) => reachOf(permission, 'HIRING_MANAGER') === 'OWN');

  const outcomeOf = (operation: Operation, answer: GraphqlAnswer): string => {
    const { because, missingScope } = answer.data?.[operation.name] ?? {};
    if (because === undefined) return failureOf(operation, schema, answer) ?? 'done';
    return missingScope === scopeName(operation.permission as Scope) ? because : `${because} ${missingScope}`;
  };

  it('changes what is of their jobs, and nothing that is of somebody else’s or of no job', async () => {
    const key = await keyWith(allScopes);
    const hiringManagerId = hiringManager();
    const outcomes = [];
    for (const operation of bounded()) {
      for (const scene of [new Scene(app, org), new Scene(app, org, { hiringManagerId })]) {
        const call = await callOf(operation, scene);
        outcomes.push([operation.name, outcomeOf(operation, await ask(call, key, 'HIRING_MANAGER'))]);
      }
    }
    expect(outcomes.length).toBeGreaterThan(10);
    expect(outcomes).toEqual(
      bounded().flatMap((operation) => [
        [operation.name, 'JOB'],
        [operation.name, reachesJobs(operation) ? 'done' : 'JOB'],
      ]),
    );
  });

  it('does not get at somebody else’s row by naming it beside one of their own', async () => {
    const key = await keyWith(allScopes);
    const hiringManagerId = hiringManager();
    for (const operation of bounded()) {
      for (const place of placesOfJobs(operation)) {
        const [mine, theirs] = [new Scene(app, org, { hiringManagerId }), new Scene(app, org)];
        const kind = mine.kindOf(operation, place.path.at(-1) ?? '');
        const value = async () => (place.many ? [await mine.id(kind), await theirs.id(kind)] : await theirs.id(kind));
        const answer = await ask(await callOf(operation, mine, { place, value }), key, 'HIRING_MANAGER');
        expect([operation.name, place.path, outcomeOf(operation, answer)]).toEqual([
          operation.name,
          place.path,
          expect.stringMatching(/^(JOB|NOT_FOUND: .*)$/),
        ]);
      }
    }
  });
});

describe('a hiring manager, where a row of their own leads to somebody else’s', () => {
  it('does not end a candidate’s applications for other jobs: that they are hired elsewhere, others record', async () => {
    const { mine, theirs } = await candidateOfTwo();
    const end = (as: string) => asHiringManager('withdrawApplication', { applicationId: mine.applicationId, as });
    expect(await end('HIRED_ELSEWHERE')).toMatchObject({ because: 'JOB', missingScope: 'CANDIDATES_WRITE' });
    expect([await statusOf(mine), await statusOf(theirs)]).toEqual(['ACTIVE', 'ACTIVE']);
    expect(await end('WITHDRAWN')).toMatchObject({ __typename: 'Application' });
    expect([await statusOf(mine), await statusOf(theirs)]).toEqual(['WITHDRAWN', 'ACTIVE']);
  });

  it('does not stop a message that tells of an application for another job, too', async () => {
    const { mine, theirs } = await candidateOfTwo();
    const { data } = await org.graphql('{ relay { id } }');
    if (data.relay !== null) {
      const query = 'mutation($input: RemoveRelayInput!) { removeRelay(input: $input) { __typename } }';
      await org.graphql(query, { input: { relayId: data.relay.id } });
    }
    await app.mail.refuseConnections();
    for (const { applicationId } of [mine, theirs])
      await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-21' });
    app.clock.advance({ minutes: 15 });
    await app.settle();
    const told = await Promise.all([mine, theirs].map(messagesOf));
    expect(told[0]).toEqual([{ id: expect.any(String), status: 'QUEUED' }]);
    expect(told[1]).toEqual(told[0]);
    const messageId = told[0]?.[0]?.id;
    expect(await asHiringManager('cancelMessage', { messageId })).toMatchObject({ because: 'JOB' });
    expect(await messagesOf(mine)).toEqual(told[0]);
    await app.mail.acceptConnections();
  });

  interface Applied {
    readonly applicationId: string;
  }

  /** One candidate with an application for a job of the hiring manager's, and one for another. */
  async function candidateOfTwo(): Promise<{ mine: Applied; theirs: Applied }> {
    const [own, other] = [new Scene(app, org, { hiringManagerId: hiringManager() }), new Scene(app, org)];
    const input = { candidateId: await own.id('candidate'), stage: 'Interview', jobId: await other.id('job') };
    const theirs = await org.mutate('createApplication', input);
    return { mine: { applicationId: await own.id('application') }, theirs: { applicationId: theirs.id } };
  }

  async function asHiringManager(name: string, input: Record<string, unknown>) {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${name}(input: $input) ${onlyRefusals} }`;
    return (await ask({ query, variables: { input } }, await keyWith(allScopes), 'HIRING_MANAGER')).data[name];
  }

  const statusOf = async ({ applicationId }: Applied) =>
    (await org.graphql(`{ application(id: "${applicationId}") { status } }`)).data.application.status;

  const messagesOf = async ({ applicationId }: Applied) =>
    (await org.graphql(`{ application(id: "${applicationId}") { messages { nodes { id status } } } }`)).data.application
      .messages.nodes;
});

/** Where the operation names rows of a job, which may be the hiring manager's own. */
function placesOfJobs(operation: Operation): Place[] {
  const scene = new Scene(app, org);
  return placesOf(operation.field).filter(
    ({ form, path }) => form === 'id' && ofJobs.has(scene.kindOf(operation, path.at(-1) ?? '')),
  );
}

function reachesJobs(operation: Operation): boolean {
  return placesOfJobs(operation).length > 0;
}

function reachOf(permission: Permitted, role: MemberRole): Reach | undefined {
  return typeof permission === 'string' ? roleRights[behind(role)][permission] : undefined;
}

function refusalOfJobs(operation: Operation, role: MemberRole | null): string | null {
  const { kind, permission } = operation;
  if (role === null || kind === 'query' || reachOf(permission, role) !== 'OWN' || reachesJobs(operation)) return null;
  return NotPermitted.because('JOB', permission as Scope).message;
}

function hiringManager(): string {
  return memberIds.get('HIRING_MANAGER') ?? '';
}
