import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Module } from '@nestjs/common';
import { decodeJwt, type JWTPayload } from 'jose';
import { OrganizationsService, roleRights } from '../../src/organizations/index.js';
import { operatorActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { startIdentityProvider, type TestIdentityProvider } from '../support/identity-provider.js';
import { type PlantedApp, startPlantedApp } from '../support/planted-app.js';
import type { GraphqlAnswer, TestOrganization } from '../support/test-organization.js';

@Module({})
class NothingPlanted {}

let app: PlantedApp;
let org: TestOrganization;
let idp: TestIdentityProvider;
let foreignIdp: TestIdentityProvider;

beforeAll(async () => {
  // The provider signs by the real clock, so the database's has to tell the same.
  const now = new Date().toISOString();
  app = await startPlantedApp(NothingPlanted, { settings: { OUTBOUND_ALLOW: '127.0.0.1' }, now });
  idp = await startIdentityProvider();
  foreignIdp = await startIdentityProvider();
  org = await app.organization();
  await register(org, idp);
});
afterAll(async () => {
  await app.stop();
  await idp.stop();
  await foreignIdp.stop();
});
afterEach(() => {
  jest.restoreAllMocks();
});

async function register(who: TestOrganization, { issuer }: TestIdentityProvider, more: Record<string, unknown> = {}) {
  const { data } = await who.graphql(
    'mutation($input: RegisterIdentityProviderInput!) { registerIdentityProvider(input: $input) { ... on IdentityProvider { id } ... on Problem { code message } } }',
    { input: { issuer, audience: 'followthrough', ...more } },
  );
  expect(data.registerIdentityProvider).toEqual({ id: expect.any(String) });
  return data.registerIdentityProvider.id as string;
}

const ask = (token: string, query = '{ viewer { kind id } }', headers: Record<string, string> = {}) =>
  app.http
    .post('/graphql')
    .set({ authorization: `Bearer ${token}`, ...headers })
    .send({ query });

const answerTo = async (token: string, query: string) => (await ask(token, query)).body as GraphqlAnswer;

/** Who the service says the holder of this token is; null if it refuses them as it refuses everybody. */
async function viewerOf(token: string): Promise<{ kind: string; id: string } | null> {
  const { status, body } = await ask(token);
  if (status === 200) return body.data.viewer;
  expect({ status, codes: body.errors.map((error: GraphqlAnswer) => (error as never)['extensions']) }).toEqual({
    status: 401,
    codes: [{ code: 'UNAUTHENTICATED' }],
  });
  return null;
}

let count = 0;

/** Somebody whom the provider knows; invited by the organization unless told otherwise. */
async function person(
  options: {
    role?: string;
    claims?: Record<string, unknown>;
    invitedBy?: TestOrganization | null;
    at?: TestIdentityProvider;
  } = {},
) {
  count += 1;
  const subject = `subject-${count}`;
  const email = `person${count}@northwind.test`;
  const { role = 'RECRUITER', invitedBy = org, at = idp } = options;
  at.people.set(subject, { email, email_verified: true, name: `Person at the provider ${count}`, ...options.claims });
  const member =
    invitedBy === null
      ? null
      : await invitedBy.mutate('inviteMember', { fullName: 'Hana Mori', email, role }).then(({ id }) => id);
  return { subject, email, memberId: member as string };
}

const signIn = async ({ subject }: { subject: string }, at = idp) => (await at.signIn(subject)).idToken;

/** A token as the provider would sign it now, changed. */
async function altered(subject: string, changes: JWTPayload, header: Record<string, unknown> = {}) {
  const { iat = 0, ...claims } = decodeJwt((await idp.signIn(subject)).idToken);
  return await idp.sign({ ...claims, iat, ...changes }, header);
}

describe('who signs in with the identity provider of their organization', () => {
  it('is the member who was invited by that address, and is active from then on', async () => {
    const { subject, email, memberId } = await person();
    const { idToken } = await idp.signIn(subject);
    const { data } = await answerTo(
      idToken,
      '{ viewer { kind id name scopes ownJobsOnly member { id email status fullName } } organization { id } }',
    );
    expect(data).toEqual({
      viewer: {
        kind: 'MEMBER',
        id: memberId,
        name: 'Hana Mori',
        scopes: Object.keys(roleRights.RECRUITER),
        ownJobsOnly: [],
        member: { id: memberId, email, status: 'ACTIVE', fullName: 'Hana Mori' },
      },
      organization: { id: org.id },
    });
  });

  it('may send an ID token or an access token of the API', async () => {
    const { subject, memberId } = await person();
    const { accessToken } = await idp.signIn(subject);
    expect(await viewerOf(accessToken)).toBeNull();
    await register(org, idp, { audience: 'https://api.followthrough.test/' });
    app.forgetCallers();
    expect(await viewerOf(accessToken)).toEqual({ kind: 'MEMBER', id: memberId });
    expect(await viewerOf(await signIn({ subject }))).toEqual({ kind: 'MEMBER', id: memberId });
  });

  it('is known by their subject afterwards, and not by an address any more', async () => {
    const { subject, email, memberId } = await person();
    expect(await viewerOf(await signIn({ subject }))).toMatchObject({ id: memberId });
    idp.people.set(subject, { email: 'married@northwind.test', email_verified: false });
    expect(await viewerOf(await signIn({ subject }))).toMatchObject({ id: memberId });
    // Somebody else has the address now.
    idp.people.set('successor', { email, email_verified: true });
    expect(await viewerOf(await signIn({ subject: 'successor' }))).toBeNull();
  });

  it('takes their name from the provider if it was asked for, once', async () => {
    const other = await app.organization();
    await register(other, foreignIdp, {
      nameClaim: 'name',
      emailClaim: 'https://northwind.test/mail',
      audience: 'another-app',
    });
    const { subject, email } = await person({ invitedBy: other, at: foreignIdp });
    const claims = { email: 'x@elsewhere.test', email_verified: true, 'https://northwind.test/mail': email };
    const now = Math.floor(app.clock.now.epochMilliseconds / 1_000);
    const token = (name: unknown) =>
      foreignIdp.sign({
        iss: foreignIdp.issuer,
        aud: 'another-app',
        sub: subject,
        iat: now,
        exp: now + 60,
        ...claims,
        name,
      });
    const name = async (text: unknown) => (await answerTo(await token(text), '{ viewer { name } }')).data.viewer.name;
    expect(await name('Hana Tanaka')).toBe('Hana Tanaka');
    app.forgetCallers();
    expect(await name('Hana Someone')).toBe('Hana Tanaka');
    const nameless = await person({ invitedBy: other, at: foreignIdp });
    const odd = { ...claims, 'https://northwind.test/mail': nameless.email, name: '\u0007' };
    const oddToken = await foreignIdp.sign({
      iss: foreignIdp.issuer,
      aud: 'another-app',
      sub: 'odd',
      iat: now,
      exp: now + 60,
      ...odd,
    });
    expect((await answerTo(oddToken, '{ viewer { name } }')).data.viewer.name).toBe('Hana Mori');
  });

  it('may be who needed no invitation, such as the first owner', async () => {
    idp.people.set('rita', { email: 'RITA@Northwind.test', email_verified: true });
    expect(await viewerOf(await signIn({ subject: 'rita' }))).toEqual({ kind: 'MEMBER', id: org.recruiterId });
  });

  it('is linked once, however many requests come first', async () => {
    const { subject, memberId } = await person();
    const tokens = await Promise.all(Array.from({ length: 10 }, (_, n) => altered(subject, { jti: `${n}` })));
    const viewers = await Promise.all(tokens.map((token) => viewerOf(token)));
    expect(viewers).toEqual(Array.from({ length: 10 }, () => ({ kind: 'MEMBER', id: memberId })));
  });

  it('costs one query at first, and none within five seconds', async () => {
    const { subject } = await person();
    const token = await signIn({ subject });
    await viewerOf(token);
    app.forgetCallers();
    const database = app.app.get(TenantDatabase);
    const crossings = jest.spyOn(database, 'crossing');
    const writes = jest.spyOn(database, 'write');
    for (let request = 0; request < 3; request += 1) await viewerOf(token);
    expect([crossings.mock.calls.length, writes.mock.calls.length]).toEqual([1, 0]);
    app.forgetCallers();
    await viewerOf(token);
    expect([crossings.mock.calls.length, writes.mock.calls.length]).toEqual([2, 0]);
  });

  it('acts as what their role lets them do, and is named by every revision', async () => {
    const { id: applicationId } = await org.application();
    const set = `mutation { setTimeline(input: {applicationId: "${applicationId}", decisionDate: "${app.clock.now.toString().slice(0, 4)}-12-31"}) { ... on Timeline { revisions { actor { kind name onBehalfOf { name } } } } ... on NotPermitted { because missingScope } } }`;
    const viewer = await signIn(await person({ role: 'VIEWER' }));
    expect((await answerTo(viewer, set)).data.setTimeline).toEqual({
      because: 'ROLE',
      missingScope: 'timelines:write',
    });
    const manager = await signIn(await person({ role: 'HIRING_MANAGER' }));
    expect((await answerTo(manager, set)).data.setTimeline).toEqual({
      because: 'JOB',
      missingScope: 'timelines:write',
    });
    const recruiter = await signIn(await person());
    expect((await answerTo(recruiter, set)).data.setTimeline.revisions).toEqual([
      { actor: { kind: 'MEMBER', name: 'Hana Mori', onBehalfOf: null } },
    ]);
  });

  it('makes owners if they are one, and not as an admin', async () => {
    const invite = async (token: string, email: string) => {
      const query = `mutation { inviteMember(input: {fullName: "New Owner", email: "${email}", role: OWNER}) { ... on Member { role } ... on Problem { code } } }`;
      return (await answerTo(token, query)).data.inviteMember;
    };
    const admin = await signIn(await person({ role: 'ADMIN' }));
    expect(await invite(admin, 'by-admin@northwind.test')).toEqual({ code: 'OWNER_NEEDED' });
    const key = 'mutation { createApiKey(input: {name: "X", scopes: ["admin"]}) { ... on Problem { code } } }';
    expect((await answerTo(admin, key)).data.createApiKey).toEqual({ code: 'SCOPE_NOT_HELD' });
    const owner = await signIn(await person({ role: 'OWNER' }));
    expect(await invite(owner, 'by-owner@northwind.test')).toEqual({ role: 'OWNER' });
    expect((await answerTo(owner, key)).data.createApiKey).toEqual({});
  });

  it('acts for themselves: no member is named beside a token', async () => {
    const { subject, email } = await person({ role: 'OWNER' });
    const { status, body } = await ask(await signIn({ subject }), undefined, { 'x-on-behalf-of': email });
    expect([status, body.errors[0].extensions.code]).toEqual([403, 'ON_BEHALF_OF_REFUSED']);
    expect((await ask('eyJ.eyJ.x', undefined, { 'x-on-behalf-of': email })).status).toBe(401);
  });
});

describe('within five seconds', () => {
  it('a change of role is in force', async () => {
    const who = await person({ role: 'VIEWER' });
    const token = await signIn(who);
    const scopesOf = async () => (await answerTo(token, '{ viewer { scopes } }')).data.viewer.scopes;
    expect(await scopesOf()).toEqual(['reads']);
    await org.mutate('updateMember', { memberId: who.memberId, role: 'RECRUITER' });
    app.forgetCallers();
    expect(await scopesOf()).toEqual(Object.keys(roleRights.RECRUITER));
  });

  it('a member who was removed is refused, and is linked anew if they are invited again', async () => {
    const who = await person();
    const token = await signIn(who);
    expect(await viewerOf(token)).not.toBeNull();
    await org.mutate('removeMember', { memberId: who.memberId });
    app.forgetCallers();
    expect(await viewerOf(token)).toBeNull();
    await org.mutate('inviteMember', { fullName: 'Another Hana', email: who.email, role: 'VIEWER' });
    idp.people.set(who.subject, { email: 'x@northwind.test', email_verified: true });
    app.forgetCallers();
    // The subject of who held the address before does not bring them back.
    expect(await viewerOf(await signIn(who))).toBeNull();
    idp.people.set('another-hana', { email: who.email, email_verified: true });
    expect(await viewerOf(await signIn({ subject: 'another-hana' }))).toMatchObject({ id: who.memberId });
  });

  it('a provider that was removed is not believed; whoever signed in with it is recognised by their address at the next', async () => {
    const other = await app.organization();
    const id = await register(other, foreignIdp);
    const who = await person({ invitedBy: other, at: foreignIdp });
    const token = await signIn(who, foreignIdp);
    expect(await viewerOf(token)).toMatchObject({ id: who.memberId });
    const remove = `mutation { removeIdentityProvider(input: {identityProviderId: "${id}"}) { ... on IdentityProvider { removedAt } } }`;
    expect((await other.graphql(remove)).data.removeIdentityProvider.removedAt).not.toBeNull();
    app.forgetCallers();
    expect(await viewerOf(token)).toBeNull();
    await register(other, idp, { audience: 'another-app' });
    idp.people.set('moved', { email: who.email, email_verified: true });
    expect(await viewerOf((await idp.signIn('moved', 'another-app')).idToken)).toMatchObject({ id: who.memberId });
  });

  it('a suspended organization reads and changes nothing', async () => {
    const other = await app.organization();
    await register(other, foreignIdp);
    const token = await signIn(await person({ invitedBy: other, at: foreignIdp }), foreignIdp);
    expect(await viewerOf(token)).not.toBeNull();
    await app.app
      .get(TenantDatabase)
      .write(operatorActor(other.id), (tx) => app.app.get(OrganizationsService).suspend(tx, 'Invoices are open'));
    app.forgetCallers();
    expect(await viewerOf(token)).not.toBeNull();
    const change = 'mutation { createJob(input: {title: "Cook"}) { ... on Problem { code } } }';
    expect((await answerTo(token, change)).data.createJob).toEqual({ code: 'ORGANIZATION_SUSPENDED' });
  });
});

describe('a token is refused, like any other', () => {
  it('of somebody who was not invited, whose address is not verified, or who belongs to another organization', async () => {
    const other = await app.organization();
    const uninvited = await person({ invitedBy: null });
    const elsewhere = await person({ invitedBy: other });
    for (const who of [uninvited, elsewhere]) expect(await viewerOf(await signIn(who))).toBeNull();
    for (const email_verified of [false, 'true', 1, null, undefined]) {
      const who = await person({ claims: { email_verified } });
      expect([email_verified, await viewerOf(await signIn(who))]).toEqual([email_verified, null]);
    }
    for (const email of [undefined, null, 7, '', 'nobody', { toString: 'x' }]) {
      const who = await person({ claims: { email } });
      expect([email, await viewerOf(await signIn(who))]).toEqual([email, null]);
    }
  });

  it('if it is for another audience, or by an issuer that is not registered for it', async () => {
    const who = await person();
    expect(await viewerOf((await idp.signIn(who.subject, 'another-app')).idToken)).toBeNull();
    const stranger = await startIdentityProvider();
    stranger.people.set(who.subject, { email: who.email, email_verified: true });
    expect(await viewerOf(await signIn(who, stranger))).toBeNull();
    await stranger.stop();
    expect(await viewerOf(await signIn(who))).not.toBeNull();
  });

  it("if it is by another organization's issuer: it opens that organization, and no other", async () => {
    const other = await app.organization();
    const another = await startIdentityProvider();
    await register(other, another);
    const here = await person();
    another.people.set(here.subject, { email: here.email, email_verified: true });
    const token = await signIn(here, another);
    expect(await viewerOf(token)).toBeNull();
    const there = await other.mutate('inviteMember', { fullName: 'Same Address', email: here.email, role: 'VIEWER' });
    app.forgetCallers();
    expect((await answerTo(token, '{ viewer { id } organization { id } }')).data).toEqual({
      viewer: { id: there.id },
      organization: { id: other.id },
    });
    expect((await answerTo(await signIn(here), '{ viewer { id } organization { id } }')).data).toEqual({
      viewer: { id: here.memberId },
      organization: { id: org.id },
    });
    await another.stop();
  });

  it('if two organizations could claim it', async () => {
    const other = await app.organization();
    await register(other, idp, { audience: 'shared' });
    const { subject } = await person();
    expect(await viewerOf(await altered(subject, { aud: ['followthrough', 'shared'] }))).toBeNull();
    expect(await viewerOf(await altered(subject, { aud: ['nobody', 'followthrough'] }))).not.toBeNull();
  });

  it('if it is not signed by the provider', async () => {
    const { subject } = await person();
    const token = await signIn({ subject });
    expect(await viewerOf(token)).not.toBeNull();
    const [head = '', body = '', signature = ''] = token.split('.');
    const { kid } = idp.publicKey();
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const pem = JSON.stringify(idp.publicKey());
    const hmac = (signed: string, secret: string | Buffer) =>
      createHmac('sha256', secret).update(signed).digest('base64url');
    const hs256 = `${encoded({ alg: 'HS256', kid })}.${body}`;
    const other = await startIdentityProvider();
    const forged = await other.sign(decodeJwt(token), { kid: kid ?? '' });
    await other.stop();
    for (const [fault, text] of Object.entries({
      'no algorithm': `${encoded({ alg: 'none' })}.${body}.`,
      'no algorithm, in capitals': `${encoded({ alg: 'NONE', kid })}.${body}.`,
      'no algorithm, with the signature': `${encoded({ alg: 'none', kid })}.${body}.${signature}`,
      'an HMAC of the public key': `${hs256}.${hmac(hs256, pem)}`,
      'an HMAC of its modulus': `${hs256}.${hmac(hs256, Buffer.from(idp.publicKey().n ?? '', 'base64url'))}`,
      'another key under its name': forged,
      'no signature': `${head}.${body}.`,
      'a signature of something else': `${head}.${encoded({ ...decodeJwt(token), sub: 'rita' })}.${signature}`,
      'a key of its own': `${encoded({ alg: 'RS256', jwk: idp.publicKey() })}.${body}.${signature}`,
      'a critical header': `${encoded({ alg: 'RS256', kid, crit: ['b64'], b64: false })}.${body}.${signature}`,
    }))
      expect([fault, await viewerOf(text)]).toEqual([fault, null]);
  });

  it('if it is no token', async () => {
    const token = await signIn(await person());
    const parts = token.split('.');
    for (const text of [
      'x',
      '..',
      'eyJ.eyJ.x',
      parts.slice(0, 2).join('.'),
      `${token}.x`,
      `${token}x`,
      token.toUpperCase(),
      token.slice(1),
      // Where an API key belongs.
      `ft_live_${token}`,
      `ft_${token}`,
      org.apiKey.slice(3),
      `${org.apiKey}.${org.apiKey}.${org.apiKey}`,
      await altered('rita', { pad: 'x'.repeat(8_192) }),
      await altered('rita', { sub: '\u0000' }),
      await altered('rita', { iss: '\u0000' }),
      await altered('rita', { aud: [] }),
      await altered('rita', { aud: Array.from({ length: 11 }, () => 'followthrough') }),
    ])
      expect([text.slice(0, 60), await viewerOf(text)]).toEqual([text.slice(0, 60), null]);
  });

  it('of 100 KB: before it is read', async () => {
    const { status } = await ask(await altered('rita', { pad: 'x'.repeat(100_000) }));
    expect(status).toBe(431);
  });

  it('if its times are not those of the database, give or take a minute', async () => {
    const { subject } = await person();
    const now = Math.floor(app.clock.now.epochMilliseconds / 1_000);
    const accepted = async (changes: JWTPayload) => (await viewerOf(await altered(subject, changes))) !== null;
    for (const [changes, holds] of [
      [{ iat: now - 100, exp: now - 58 }, true],
      [{ iat: now - 100, exp: now - 62 }, false],
      [{ iat: now - 100, nbf: now + 58, exp: now + 600 }, true],
      [{ iat: now - 100, nbf: now + 62, exp: now + 600 }, false],
      [{ iat: now + 58, exp: now + 600 }, true],
      [{ iat: now + 62, exp: now + 600 }, false],
      [{ iat: now, exp: undefined }, false],
      [{ iat: undefined, exp: now + 600 }, false],
    ] as [JWTPayload, boolean][])
      expect([changes, await accepted(changes)]).toEqual([changes, holds]);
    const token = await signIn({ subject });
    app.clock.advance({ minutes: 62 });
    app.forgetCallers();
    expect(await viewerOf(token)).toBeNull();
    app.clock.advance({ minutes: -62 });
  });

  it('if the provider signed it for another purpose', async () => {
    const { subject } = await person();
    for (const typ of ['logout+jwt', 'dpop+jwt', 'secevent+jwt'])
      expect([typ, await viewerOf(await altered(subject, {}, { typ }))]).toEqual([typ, null]);
    for (const typ of ['JWT', 'at+jwt', 'application/at+jwt'])
      expect([typ, await viewerOf(await altered(subject, {}, { typ }))]).not.toEqual([typ, null]);
  });
});

describe('the keys of a provider', () => {
  let other: TestOrganization;
  let provider: TestIdentityProvider;

  beforeAll(async () => {
    provider = await startIdentityProvider();
    other = await app.organization();
    await register(other, provider);
  });
  afterAll(() => provider.stop());

  // As long as a provider is not asked again because of a token.
  const tenSeconds = () => {
    app.forgetCallers();
    app.forgetCallers();
  };

  it('are asked for once, and again when it signs with a new one', async () => {
    const who = await person({ invitedBy: other, at: provider });
    const before = await signIn(who, provider);
    expect(await viewerOf(before)).not.toBeNull();
    provider.asked.length = 0;
    expect(await viewerOf(await signIn(who, provider))).not.toBeNull();
    expect(provider.asked.filter((path) => path === '/jwks')).toEqual([]);
    await provider.rotateKeys('ES256');
    tenSeconds();
    expect(await viewerOf(await signIn(who, provider))).toMatchObject({ id: who.memberId });
    expect(provider.asked.filter((path) => path === '/jwks')).toEqual(['/jwks']);
    // What the provider signed with the key that it withdrew does not hold any more.
    app.forgetCallers();
    expect(await viewerOf(before)).toBeNull();
  });

  it('are asked for because of unknown ones no more often than every ten seconds', async () => {
    const { subject } = await person({ invitedBy: other, at: provider });
    const claims = decodeJwt((await provider.signIn(subject)).idToken);
    tenSeconds();
    provider.asked.length = 0;
    for (let key = 0; key < 20; key += 1) {
      expect(await viewerOf(await provider.sign({ ...claims, key }, { kid: `unknown-${key}` }))).toBeNull();
    }
    expect(provider.asked).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  it.each(['PS256', 'ES384', 'EdDSA'])('may be of the algorithm %s', async (algorithm) => {
    await provider.rotateKeys(algorithm);
    tenSeconds();
    const who = await person({ invitedBy: other, at: provider });
    const claims = {
      sub: who.subject,
      aud: 'followthrough',
      iss: provider.issuer,
      ...provider.people.get(who.subject),
    };
    const now = Math.floor(app.clock.now.epochMilliseconds / 1_000);
    expect(await viewerOf(await provider.sign({ ...claims, iat: now, exp: now + 60 }))).toMatchObject({
      id: who.memberId,
    });
  });

  it('are kept while it is away for a while', async () => {
    await provider.rotateKeys();
    tenSeconds();
    const who = await person({ invitedBy: other, at: provider });
    expect(await viewerOf(await signIn(who, provider))).not.toBeNull();
    const token = await signIn(who, provider);
    provider.away = true;
    tenSeconds();
    expect(await viewerOf(token)).toMatchObject({ id: who.memberId });
    provider.away = false;
  });
});

describe('the log', () => {
  it('says why a token was refused, and nothing of whom', async () => {
    const who = await person({ claims: { email_verified: false } });
    const refused = await signIn(who);
    const foreign = await foreignIdp.sign({ iss: 'https://nobody.test/', aud: 'followthrough', sub: who.subject });
    app.logged.length = 0;
    for (const token of [refused, foreign, await altered(who.subject, { exp: 1 }), 'x.y.z']) await viewerOf(token);
    const lines = app.logged.filter(({ msg }) => msg === 'a token was refused');
    expect(lines.map(({ because, organizationId }) => [because, organizationId])).toEqual([
      ['nobody was invited by its verified address', org.id],
      ['no such issuer and audience is registered', undefined],
      ['exp', org.id],
      ['it is no signed token with issuer, audience and subject', undefined],
    ]);
    const text = JSON.stringify(app.logged);
    for (const secret of [who.subject, who.email, refused, 'nobody.test', 'Hana']) expect(text).not.toContain(secret);
  });
});
