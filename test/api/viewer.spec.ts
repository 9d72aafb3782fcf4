import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const operatorKey = `ft_operator_${'e5F6'.repeat(11)}`;
const query = `{ viewer { kind actorId name scopes ownJobsOnly expiresAt
  organization { id name isSandbox } member { fullName role } } }`;

describe('the viewer', () => {
  let app: TestApp;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp({ settings: { OPERATOR_KEY: operatorKey } });
    org = await app.organization({ name: 'Tidewren Robotics' });
  });
  afterAll(() => app.stop());

  async function keyWith(input: object): Promise<{ token: string; id: string }> {
    const mutation = `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) {
      ... on MintedApiKey { token apiKey { id } } ... on Problem { message } } }`;
    const { data, errors } = await org.graphql(mutation, { input: { name: 'Import', ...input } });
    expect(errors).toBeUndefined();
    return { token: data.createApiKey.token, id: data.createApiKey.apiKey.id };
  }

  /** Asked twice, of a key that may have no scope to read with. */
  async function viewerOf(token: string, headers: Record<string, string> = {}) {
    const ask = async () =>
      (
        await app.http
          .post('/graphql')
          .set({ authorization: `Bearer ${token}`, ...headers })
          .send({ query })
      ).body;
    const [first, second] = [await ask(), await ask()];
    expect(first.errors).toBeUndefined();
    expect(second).toEqual(first);
    return first.data.viewer;
  }

  it('is told who calls, for whom and how long, with a key that may not read', async () => {
    const { token, id } = await keyWith({ scopes: ['JOBS_WRITE'], expiresAt: '2027-01-01T00:00:00Z' });
    expect(await viewerOf(token)).toEqual({
      kind: 'API_KEY',
      actorId: id,
      name: 'Import',
      scopes: ['JOBS_WRITE'],
      ownJobsOnly: [],
      expiresAt: '2027-01-01T00:00:00.000Z',
      organization: { id: org.id, name: 'Tidewren Robotics', isSandbox: false },
      member: null,
    });
    const read = await app.http
      .post('/graphql')
      .set('authorization', `Bearer ${token}`)
      .send({ query: '{ jobs { totalCount } }' });
    expect(read.body.errors[0].extensions).toMatchObject({ code: 'NOT_PERMITTED', missingScope: 'READS' });
    const more = '{ viewer { name organization { ...all } } } fragment all on Organization { id timeZone }';
    const answer = (await app.http.post('/graphql').set('authorization', `Bearer ${token}`).send({ query: more })).body;
    expect(answer.data).toEqual({ viewer: { name: 'Import', organization: null } });
    expect(answer.errors[0].extensions).toMatchObject({ code: 'NOT_PERMITTED', missingScope: 'READS' });
    expect((await org.graphql(more)).data.viewer.organization).toEqual({ id: org.id, timeZone: 'Europe/Berlin' });
  });

  it('is told what a key may do for a member, and of which jobs alone', async () => {
    await org.mutate('inviteMember', { fullName: 'Hana Ito', email: 'hana@northwind.test', role: 'HIRING_MANAGER' });
    const { token } = await keyWith({ scopes: ['TIMELINES_WRITE', 'ACT_ON_BEHALF', 'ADMIN'] });
    expect(await viewerOf(token, { 'x-on-behalf-of': 'hana@northwind.test' })).toMatchObject({
      scopes: ['TIMELINES_WRITE'],
      ownJobsOnly: ['TIMELINES_WRITE'],
      expiresAt: null,
      member: { fullName: 'Hana Ito', role: 'HIRING_MANAGER' },
    });
  });

  it('is told that the organization of a key is a sandbox', async () => {
    const { token } = await keyWith({ scopes: ['READS'], sandbox: true });
    const { organization } = await viewerOf(token);
    expect(organization).toMatchObject({ isSandbox: true });
    expect(organization.id).not.toBe(org.id);
  });

  it('is told that who runs the service belongs to no organization, and reads none', async () => {
    expect(await viewerOf(operatorKey)).toEqual({
      kind: 'OPERATOR',
      actorId: null,
      name: 'Operator',
      scopes: [],
      ownJobsOnly: [],
      expiresAt: null,
      organization: null,
      member: null,
    });
  });

  it('is nobody without a credential', async () => {
    expect((await app.http.post('/graphql').send({ query })).status).toBe(401);
  });
});
