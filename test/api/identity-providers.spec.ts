import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startIdentityProvider, type TestIdentityProvider } from '../support/identity-provider.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

let app: TestApp;
let org: TestOrganization;
let idp: TestIdentityProvider;

beforeAll(async () => {
  app = await startTestApp({ settings: { OUTBOUND_ALLOW: '127.0.0.1' } });
  org = await app.organization();
  idp = await startIdentityProvider();
});
afterAll(async () => {
  await app.stop();
  await idp.stop();
});

const facts =
  '... on AddressRefused { url addressFault } ... on IdentityProviderUnreachable { url timedOut } ... on NotAnIdentityProvider { url httpStatus providerFault } ... on IssuerDiffers { found }';

async function register(input: Record<string, unknown>, who = org, headers: Record<string, string> = {}) {
  const query = `mutation($input: RegisterIdentityProviderInput!) { registerIdentityProvider(input: $input) { ... on IdentityProvider { id issuer audience emailClaim nameClaim removedAt } ... on Problem { code path } ${facts} } }`;
  const answer = await app.http
    .post('/graphql')
    .set({ authorization: `Bearer ${who.apiKey}`, ...headers })
    .send({ query, variables: { input: { issuer: idp.issuer, ...input } } });
  expect(answer.body.errors).toBeUndefined();
  return answer.body.data.registerIdentityProvider;
}

async function remove(identityProviderId: string, who = org, headers: Record<string, string> = {}) {
  const query = `mutation($input: RemoveIdentityProviderInput!) { removeIdentityProvider(input: $input) { ... on IdentityProvider { id removedAt } ... on Problem { code path } } }`;
  const answer = await app.http
    .post('/graphql')
    .set({ authorization: `Bearer ${who.apiKey}`, ...headers })
    .send({ query, variables: { input: { identityProviderId } } });
  expect(answer.body.errors).toBeUndefined();
  return answer.body.data.removeIdentityProvider;
}

const listed = async (who = org) => {
  const { data } = await who.graphql('{ identityProviders { nodes { audience } totalCount } }');
  expect(data.identityProviders.totalCount).toBe(data.identityProviders.nodes.length);
  return data.identityProviders.nodes.map(({ audience }: { audience: string }) => audience);
};

/** What is no OpenID Connect provider, at these paths. */
async function startImpostor(
  documents: Record<string, (origin: string) => { status?: number; headers?: Record<string, string>; body?: unknown }>,
) {
  const server = createServer((request, response) => {
    const { status = 200, headers = {}, body = '' } = documents[request.url ?? '']?.(origin) ?? { status: 404 };
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const discovery = '/.well-known/openid-configuration';

describe('an identity provider', () => {
  it('is registered once it has said who it is, and listed to its organization alone', async () => {
    const other = await app.organization();
    expect(await register({ audience: 'first' })).toEqual({
      id: expect.any(String),
      issuer: idp.issuer,
      audience: 'first',
      emailClaim: 'email',
      nameClaim: null,
      removedAt: null,
    });
    expect(await register({ audience: 'second', emailClaim: 'upn', nameClaim: 'name' })).toMatchObject({
      emailClaim: 'upn',
      nameClaim: 'name',
    });
    expect(await listed()).toEqual(['first', 'second']);
    expect(await listed(other)).toEqual([]);
  });

  it('may have a path, and a slash at the end', async () => {
    const keys = { keys: [idp.publicKey()] };
    const named = (issuer: string) => (origin: string) => ({
      body: { issuer: origin + issuer, jwks_uri: `${origin}/keys` },
    });
    const impostor = await startImpostor({
      [`/tenants/7${discovery}`]: named('/tenants/7'),
      [discovery]: named('/'),
      '/keys': () => ({ body: keys }),
    });
    for (const issuer of [`${impostor.origin}/tenants/7`, `${impostor.origin}/`])
      expect(await register({ issuer, audience: 'slashes' })).toMatchObject({ issuer });
    await impostor.stop();
  });

  it('is one for each issuer and audience of an organization; another has its own, and neither hears of it', async () => {
    const other = await app.organization();
    await register({ audience: 'both' });
    const already = { code: 'IDENTITY_PROVIDER_ALREADY_REGISTERED', path: ['input', 'audience'] };
    expect(await register({ audience: 'both' })).toEqual(already);
    expect(await register({ audience: 'both' }, other)).toMatchObject({ audience: 'both' });
    const twice = await Promise.all([register({ audience: 'raced' }), register({ audience: 'raced' })]);
    expect(twice.map(({ code }) => code ?? 'registered').sort()).toEqual([already.code, 'registered']);
  });

  it('can be registered again when it is removed', async () => {
    const other = await app.organization();
    const { id } = await register({ audience: 'passed on' });
    expect(await remove(id)).toEqual({ id, removedAt: '2026-12-01T09:00:00.000Z' });
    expect(await listed()).not.toContain('passed on');
    expect(await register({ audience: 'passed on' })).toMatchObject({ audience: 'passed on' });
    const notFound = { code: 'NOT_FOUND', path: ['input', 'identityProviderId'] };
    expect(await remove(id)).toEqual(notFound);
    const { id: registered } = await register({ audience: 'kept' });
    for (const foreign of [registered, '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a'])
      expect(await remove(foreign, other)).toEqual(notFound);
    expect(await listed()).toContain('kept');
  });

  it("is an owner's business: whoever chooses it chooses who everybody is", async () => {
    await org.mutate('inviteMember', { fullName: 'Ada Admin', email: 'ada@northwind.test', role: 'ADMIN' });
    await org.mutate('inviteMember', { fullName: 'Olga Owner', email: 'olga@northwind.test', role: 'OWNER' });
    const { id } = await register({ audience: 'of the owners' });
    for (const email of ['ada@northwind.test', 'olga@northwind.test']) {
      const onBehalf = { 'x-on-behalf-of': email };
      expect(await register({ audience: 'of an admin' }, org, onBehalf)).toEqual({ code: 'OWNER_NEEDED', path: null });
      expect(await remove(id, org, onBehalf)).toEqual({ code: 'OWNER_NEEDED', path: null });
    }
    const reader = await app.organization({ scopes: ['reads'] });
    expect(await register({ audience: 'x' }, reader)).toMatchObject({ code: 'NOT_PERMITTED' });
    const { data, errors } = await reader.graphql('{ identityProviders { nodes { id } } }');
    expect([data, errors?.[0]?.extensions['code']]).toEqual([null, 'NOT_PERMITTED']);
  });

  it.each([
    ['issuer', { issuer: '', audience: 'x' }],
    ['issuer', { issuer: 'https://login.example.test/?tenant=7', audience: 'x' }],
    ['issuer', { issuer: 'https://login.example.test/#x', audience: 'x' }],
    ['issuer', { issuer: 'https://münchen.example.test', audience: 'x' }],
    ['issuer', { issuer: `https://login.example.test/${'x'.repeat(500)}`, audience: 'x' }],
    ['audience', { audience: '' }],
    ['audience', { audience: 'x'.repeat(501) }],
    ['emailClaim', { audience: 'x', emailClaim: '' }],
    ['emailClaim', { audience: 'x', emailClaim: 'e mail' }],
    ['nameClaim', { audience: 'x', nameClaim: '\u0000' }],
  ])('is refused for its %s (%#)', async (field, input) => {
    expect(await register(input)).toMatchObject({ code: 'INVALID_INPUT', path: ['input', field] });
  });
});

describe('an issuer', () => {
  const expectRefused = async (issuer: string, problem: Record<string, unknown>) => {
    const { path, ...refused } = await register({ issuer, audience: 'x' });
    expect([issuer, refused, path]).toEqual([issuer, problem, ['input', 'issuer']]);
  };

  it.each([
    ['NOT_PUBLIC', 'https://10.0.0.1'],
    ['NOT_PUBLIC', 'https://169.254.169.254/latest'],
    ['NOT_PUBLIC', 'https://[::ffff:a00:1]'],
    ['USER_INFO', 'https://user:secret@login.example.test'],
    ['SCHEME', 'http://10.0.0.1'],
    ['SCHEME', 'file:///etc'],
    ['PORT', 'https://10.0.0.1:25'],
    ['MALFORMED', 'login.example.test'],
  ])('has to be of the public Internet: %s, %s', async (addressFault, issuer) => {
    await expectRefused(issuer, { code: 'ADDRESS_REFUSED', url: issuer + discovery, addressFault });
  });

  it('has to name itself to the letter, and keys of the public Internet', async () => {
    const impostor = await startImpostor({
      [discovery]: (origin) => ({ body: { issuer: `${origin}/`, jwks_uri: `${origin}/keys` } }),
      [`/inside${discovery}`]: (origin) => ({ body: { issuer: `${origin}/inside`, jwks_uri: 'http://10.0.0.1/keys' } }),
      [`/metadata${discovery}`]: (origin) => ({
        body: { issuer: `${origin}/metadata`, jwks_uri: 'https://169.254.169.254/keys' },
      }),
      [`/file${discovery}`]: (origin) => ({ body: { issuer: `${origin}/file`, jwks_uri: 'file:///etc/passwd' } }),
    });
    const { origin } = impostor;
    await expectRefused(origin, { code: 'ISSUER_DIFFERS', found: `${origin}/` });
    const refused = (url: string, addressFault: string) => ({ code: 'ADDRESS_REFUSED', url, addressFault });
    await expectRefused(`${origin}/inside`, refused('http://10.0.0.1/keys', 'SCHEME'));
    await expectRefused(`${origin}/metadata`, refused('https://169.254.169.254/keys', 'NOT_PUBLIC'));
    await expectRefused(`${origin}/file`, refused('file:///etc/passwd', 'SCHEME'));
    await impostor.stop();
  });

  it('has to answer as a provider does', async () => {
    const names =
      (path: string, keys = '/keys') =>
      (origin: string) => ({
        body: { issuer: origin + path, jwks_uri: origin + keys },
      });
    const impostor = await startImpostor({
      [`/redirect${discovery}`]: () => ({ status: 302, headers: { location: 'http://169.254.169.254/' } }),
      [`/text${discovery}`]: () => ({ body: '<!doctype html>' }),
      [`/list${discovery}`]: () => ({ body: [] }),
      [`/half${discovery}`]: (origin) => ({ body: { issuer: `${origin}/half` } }),
      [`/huge${discovery}`]: () => ({ body: ' '.repeat(70_000) }),
      [`/nokeys${discovery}`]: names('/nokeys'),
      [`/secret${discovery}`]: names('/secret', '/hmac'),
      [`/empty${discovery}`]: names('/empty', '/none'),
      '/hmac': () => ({
        body: {
          keys: [
            { kty: 'oct', k: 'c2VjcmV0' },
            { ...idp.publicKey(), use: 'enc' },
          ],
        },
      }),
      '/none': () => ({ body: { keys: [] } }),
    });
    const { origin } = impostor;
    const not = (path: string, providerFault: string, httpStatus = 200) => ({
      code: 'NOT_AN_IDENTITY_PROVIDER',
      url: origin + path,
      providerFault,
      httpStatus,
    });
    for (const [path, problem] of [
      ['/nothing', not(`/nothing${discovery}`, 'STATUS', 404)],
      ['/redirect', not(`/redirect${discovery}`, 'STATUS', 302)],
      ['/text', not(`/text${discovery}`, 'NOT_A_DISCOVERY_DOCUMENT')],
      ['/list', not(`/list${discovery}`, 'NOT_A_DISCOVERY_DOCUMENT')],
      ['/half', not(`/half${discovery}`, 'NOT_A_DISCOVERY_DOCUMENT')],
      ['/huge', not(`/huge${discovery}`, 'TOO_LARGE')],
      ['/nokeys', not('/keys', 'STATUS', 404)],
      ['/secret', not('/hmac', 'NO_USABLE_KEY')],
      ['/empty', not('/none', 'NO_USABLE_KEY')],
    ] as const)
      await expectRefused(origin + path, problem);
    await impostor.stop();
    const gone = { code: 'IDENTITY_PROVIDER_UNREACHABLE', url: origin + discovery, timedOut: false };
    await expectRefused(origin, gone);
    expect(await listed()).not.toContain('x');
  });
});
