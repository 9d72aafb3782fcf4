import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { GraphqlAnswer, TestOrganization } from '../support/test-organization.js';

const minted =
  '... on MintedApiKey { token apiKey { id name scopes expiresAt revokedAt } } ... on Problem { code message path }';

describe('API keys', () => {
  let app: TestApp;
  let org: TestOrganization;
  let other: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
    other = await app.organization();
  });
  afterAll(() => app.stop());

  type Ask = (query: string, variables?: Record<string, unknown>) => Promise<GraphqlAnswer>;

  const create = async (input: Record<string, unknown>, ask: Ask = org.graphql) => {
    const query = `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename ${minted} ... on ScopeNotHeld { scope } } }`;
    const { data } = await ask(query, { input });
    return data.createApiKey;
  };
  const as =
    (token: string): Ask =>
    async (query, variables) =>
      (await app.http.post('/graphql').set('authorization', `Bearer ${token}`).send({ query, variables })).body;

  it('are made with exactly the rights asked for, and say who they are', async () => {
    const made = await create({ name: 'Greenhouse', scopes: ['READS', 'JOBS_WRITE'] });
    const { data } = await as(made.token)('{ viewer { kind actorId name scopes } organization { id } }');
    expect(data).toEqual({
      viewer: { kind: 'API_KEY', actorId: made.apiKey.id, name: 'Greenhouse', scopes: ['READS', 'JOBS_WRITE'] },
      organization: { id: org.id },
    });
  });

  it('are refused what they lack the scope for: a mutation by a problem that names it, a query by an error', async () => {
    const { token } = await create({ name: 'Reader', scopes: ['READS'] });
    const refused = await as(token)(
      'mutation { createJob(input: {title: "X"}) { ... on NotPermitted { code missingScope } } }',
    );
    expect(refused.data.createJob).toEqual({ code: 'NOT_PERMITTED', missingScope: 'JOBS_WRITE' });
    const keys = await as(token)('{ apiKeys { nodes { id } } }');
    expect(keys.errors?.[0]?.extensions['code']).toBe('NOT_PERMITTED');
  });

  it('hand on no scope that they do not hold', async () => {
    const { token } = await create({ name: 'Limited admin', scopes: ['ADMIN', 'READS'] });
    const refused = await create({ name: 'More', scopes: ['READS', 'TIMELINES_WRITE'] }, as(token));
    expect(refused).toMatchObject({ __typename: 'ScopeNotHeld', code: 'SCOPE_NOT_HELD', scope: 'TIMELINES_WRITE' });
  });

  it.each([
    [{ name: '', scopes: ['READS'] }, ['input', 'name']],
    [{ name: 'X', scopes: [] }, ['input', 'scopes']],
    [{ name: 'X', scopes: ['READS'], expiresAt: '2020-01-01T00:00:00Z' }, ['input', 'expiresAt']],
  ])('refuse %j', async (input, path) => {
    expect(await create(input)).toMatchObject({ code: 'INVALID_INPUT', path });
  });

  it.each(['everything', 'reads', 'Reads', '', 7])('know no scope %j', async (scope) => {
    const query =
      'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on MintedApiKey { token } } }';
    const { data, errors } = await org.graphql(query, { input: { name: 'X', scopes: [scope] } });
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', inputPath: ['input', 'scopes', '0'] },
    ]);
  });

  it('are kept as a hash and shown once: no list holds their text', async () => {
    const { token } = await create({ name: 'Secret', scopes: ['READS'] });
    const { data } = await org.graphql(
      '{ apiKeys(first: 100) { nodes { id name scopes createdAt expiresAt revokedAt lastUsedAt } } }',
    );
    expect(JSON.stringify(data)).not.toContain(token.split('_')[3]);
    expect(data.apiKeys.nodes.length).toBeGreaterThan(1);
  });

  it('are refused in a process that has not seen them, once they are revoked', async () => {
    const made = await create({ name: 'Short', scopes: ['READS'] });
    const revoke =
      'mutation($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { __typename ... on ApiKey { id revokedAt } } }';
    const { data } = await org.graphql(revoke, { input: { apiKeyId: made.apiKey.id } });
    expect(data.revokeApiKey).toEqual({ __typename: 'ApiKey', id: made.apiKey.id, revokedAt: expect.any(String) });
    const answer = await app.http
      .post('/graphql')
      .set('authorization', `Bearer ${made.token}`)
      .send({ query: '{ viewer { actorId } }' });
    expect(answer.status).toBe(401);
    const again = await org.graphql(revoke, { input: { apiKeyId: made.apiKey.id } });
    expect(again.data.revokeApiKey).toEqual(data.revokeApiKey);
  });

  it('are rotated with a day of overlap', async () => {
    const made = await create({ name: 'Old', scopes: ['READS'] });
    const query = `mutation($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { __typename ${minted} } }`;
    const { data } = await org.graphql(query, { input: { apiKeyId: made.apiKey.id } });
    expect(data.rotateApiKey.apiKey).toMatchObject({ name: 'Old', scopes: ['READS'], expiresAt: null });
    for (const token of [made.token, data.rotateApiKey.token])
      expect((await as(token)('{ viewer { name } }')).data.viewer.name).toBe('Old');
    const list = await org.graphql('{ apiKeys(first: 100) { nodes { id expiresAt } } }');
    const old = list.data.apiKeys.nodes.find((key: { id: string }) => key.id === made.apiKey.id);
    expect(old.expiresAt).toBe(app.clock.now.add({ hours: 24 }).toString({ smallestUnit: 'millisecond' }));
  });

  it('of another organization can be neither ended nor replaced, nor told from keys that do not exist', async () => {
    const theirs = await create({ name: 'Theirs', scopes: ['READS'] }, other.graphql);
    for (const mutation of ['revokeApiKey', 'rotateApiKey']) {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { __typename ... on Problem { code message path } } }`;
      const answers = [];
      for (const apiKeyId of [theirs.apiKey.id, '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a'])
        answers.push((await org.graphql(query, { input: { apiKeyId } })).data[mutation]);
      expect(answers[0]).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'apiKeyId'] });
      expect(answers[1]).toEqual(answers[0]);
    }
    expect((await as(theirs.token)('{ viewer { name } }')).data.viewer.name).toBe('Theirs');
  });
});
