import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { allScopes } from '../../src/organizations/access/scopes.js';
import { ApiKeysService, MembersService, OrganizationsService } from '../../src/organizations/index.js';
import type { Scope } from '../../src/platform/access/scope.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { Problem } from '../../src/platform/problems/problem.js';
import { defaultPolicy, type Policy } from '../../src/rules/index.js';
import { httpClient } from './http-client.js';

export interface GraphqlAnswer {
  // Whatever the operation selected: tests assert on its exact shape.
  // biome-ignore lint/suspicious/noExplicitAny: an answer's shape is its query's
  readonly data: any;
  readonly errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** One organization with a recruiter and an API key, and the shortest way to ask the API on its behalf. */
export interface TestOrganization {
  readonly id: string;
  readonly apiKey: string;
  readonly recruiterId: string;
  graphql(query: string, variables?: Record<string, unknown>, onBehalfOf?: string): Promise<GraphqlAnswer>;
  /** A mutation with one input; returns its result, a problem included. */
  mutate(name: string, input: Record<string, unknown>, select?: string): Promise<GraphqlAnswer['data']>;
  /** An application with the job and candidate it needs. */
  application(options?: {
    candidate?: Record<string, unknown>;
    job?: Record<string, unknown>;
    stage?: string;
  }): Promise<{ id: string; jobId: string; candidateId: string }>;
}

let count = 0;

export async function createOrganization(
  app: NestFastifyApplication,
  options: { policy?: Policy; timeZone?: string; country?: string; scopes?: readonly Scope[]; name?: string } = {},
): Promise<TestOrganization> {
  count += 1;
  const id = newId();
  const made = await app.get(TenantDatabase).write(systemActor(id), async (tx) => {
    await app.get(OrganizationsService).create(tx, {
      slug: `org-${count}-${id.slice(-6)}`,
      name: options.name ?? 'Northwind Labs',
      timeZone: options.timeZone ?? 'Europe/Berlin',
      country: options.country ?? 'DE',
      locale: 'en',
      policy: options.policy ?? defaultPolicy,
    });
    const recruiterId = await app
      .get(MembersService)
      .add(tx, { fullName: 'Rita Brandt', email: 'rita@northwind.test', role: 'RECRUITER' });
    const key = await app.get(ApiKeysService).create(tx, { name: 'tests', scopes: options.scopes ?? allScopes });
    return key instanceof Problem ? key : { recruiterId, apiKey: key.token };
  });
  if (made instanceof Problem) throw new Error(made.message);
  const http = httpClient(await app.getUrl());
  const graphql: TestOrganization['graphql'] = async (query, variables, onBehalfOf) => {
    const headers = {
      authorization: `Bearer ${made.apiKey}`,
      ...(onBehalfOf === undefined ? {} : { 'x-on-behalf-of': onBehalfOf }),
    };
    const answer = await http.post('/graphql').set(headers).send({ query, variables });
    return answer.body as GraphqlAnswer;
  };
  const mutate: TestOrganization['mutate'] = async (name, input, select = '') => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const success = successOf[name] ?? 'Application';
    const query = `mutation($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${success} { id ${select} } ... on Problem { code message path } } }`;
    const answer = await graphql(query, { input });
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data[name];
  };
  return {
    id,
    ...made,
    graphql,
    mutate,
    application: async ({ candidate = {}, job = {}, stage = 'Interview' } = {}) => {
      const madeJob = await mutate('createJob', {
        title: 'Staff Engineer',
        timeZone: 'Europe/Berlin',
        recruiterId: made.recruiterId,
        ...job,
      });
      const madeCandidate = await mutate('createCandidate', {
        fullName: 'Ana Ríos',
        email: 'ana@example.test',
        locale: 'en',
        timeZone: 'Europe/Madrid',
        ...candidate,
      });
      const application = await mutate('createApplication', {
        jobId: madeJob.id,
        candidateId: madeCandidate.id,
        stage,
      });
      return { id: application.id, jobId: madeJob.id, candidateId: madeCandidate.id };
    },
  };
}

const successOf: Record<string, string> = {
  createJob: 'Job',
  updateJob: 'Job',
  inviteMember: 'Member',
  updateMember: 'Member',
  removeMember: 'Member',
  createCandidate: 'Candidate',
  updateCandidate: 'Candidate',
  eraseCandidate: 'Candidate',
  recordInterview: 'Interview',
  setTimeline: 'Timeline',
  moveDecisionDate: 'Timeline',
  reconfirmTimeline: 'Timeline',
  holdTimeline: 'Timeline',
  resumeTimeline: 'Timeline',
  closeJob: 'Job',
  moveDecisionDatesOfJob: 'BulkMove',
};
