import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { OrganizationsService, roleRights } from '../../src/organizations/index.js';
import { type Scope, scopeName } from '../../src/platform/access/scope.js';
import { operatorActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { startIdentityProvider } from '../support/identity-provider.js';
import { startSignIn } from '../support/sign-in.js';

const { app, org, register, ask, answerTo, viewerOf, person, tokensOf, signIn, altered, idp, stop } =
  await startSignIn();
const recruiterScopes = Object.keys(roleRights.RECRUITER).map((scope) => scopeName(scope as Scope));
const foreignIdp = await startIdentityProvider();

afterAll(async () => {
  await stop();
  await foreignIdp.stop();
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('who signs in with the identity provider of their organization', () => {
  it('is the member who was invited by that address, and is active from then on', async () => {
    const { subject, email, memberId } = await person();
    const { idToken } = await tokensOf(subject);
    const { data } = await answerTo(
      idToken,
      '{ viewer { kind actorId name scopes ownJobsOnly member { id email status fullName } } organization { id } }',
    );
    expect(data).toEqual({
      viewer: {
        kind: 'MEMBER',
        actorId: memberId,
        name: 'Hana Mori',
        scopes: recruiterScopes,
        ownJobsOnly: [],
        member: { id: memberId, email, status: 'ACTIVE', fullName: 'Hana Mori' },
      },
      organization: { id: org.id },
    });
  });

  it('may send an ID token or an access token of the API', async () => {
    const { subject, memberId } = await person();
    const { accessToken } = await tokensOf(subject);
    expect(await viewerOf(accessToken)).toBeNull();
    await register(org, idp, { audience: 'https://api.followthrough.test/' });
    app.forgetCallers();
    expect(await viewerOf(accessToken)).toEqual({ kind: 'MEMBER', actorId: memberId });
    expect(await viewerOf(await signIn({ subject }))).toEqual({ kind: 'MEMBER', actorId: memberId });
  });

  it('is known by their subject afterwards, and not by an address any more', async () => {
    const { subject, email, memberId } = await person();
    expect(await viewerOf(await signIn({ subject }))).toMatchObject({ actorId: memberId });
    idp.people.set(subject, { email: 'married@northwind.test', email_verified: false });
    expect(await viewerOf(await signIn({ subject }))).toMatchObject({ actorId: memberId });
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
    expect(await viewerOf(await signIn({ subject: 'rita' }))).toEqual({ kind: 'MEMBER', actorId: org.recruiterId });
  });

  it('is linked once, however many requests come first', async () => {
    const { subject, memberId } = await person();
    const tokens = await Promise.all(Array.from({ length: 10 }, (_, n) => altered(subject, { jti: `${n}` })));
    const viewers = await Promise.all(tokens.map((token) => viewerOf(token)));
    expect(viewers).toEqual(Array.from({ length: 10 }, () => ({ kind: 'MEMBER', actorId: memberId })));
  });

  it('costs one query at first, and none within five seconds', async () => {
    const { subject } = await person();
    const token = await signIn({ subject });
    await viewerOf(token);
    app.forgetCallers();
    const database = app.app.get(TenantDatabase);
    const crossings = jest.spyOn(database, 'acrossOrganizations');
    const writes = jest.spyOn(database, 'write');
    for (let request = 0; request < 3; request += 1) await viewerOf(token);
    expect([crossings.mock.calls.length, writes.mock.calls.length]).toEqual([1, 0]);
    app.forgetCallers();
    await viewerOf(token);
    expect([crossings.mock.calls.length, writes.mock.calls.length]).toEqual([2, 0]);
  });

  it('acts as what their role lets them do, and is named by every revision', async () => {
    const { id: applicationId } = await org.application();
    const nextYear = Number(app.clock.now.toString().slice(0, 4)) + 1;
    const set = `mutation { setTimeline(input: {applicationId: "${applicationId}", decisionDate: "${nextYear}-06-01"}) { ... on Timeline { revisions { actor { kind name onBehalfOf { name } } } } ... on NotPermitted { because missingScope } } }`;
    const viewer = await signIn(await person({ role: 'VIEWER' }));
    expect((await answerTo(viewer, set)).data.setTimeline).toEqual({
      because: 'ROLE',
      missingScope: 'TIMELINES_WRITE',
    });
    const manager = await signIn(await person({ role: 'HIRING_MANAGER' }));
    expect((await answerTo(manager, set)).data.setTimeline).toEqual({
      because: 'JOB',
      missingScope: 'TIMELINES_WRITE',
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
    const key = 'mutation { createApiKey(input: {name: "X", scopes: [ADMIN]}) { ... on Problem { code } } }';
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
    expect(await scopesOf()).toEqual(['READS']);
    await org.mutate('updateMember', { memberId: who.memberId, role: 'RECRUITER' });
    app.forgetCallers();
    expect(await scopesOf()).toEqual(recruiterScopes);
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
    expect(await viewerOf(await signIn({ subject: 'another-hana' }))).toMatchObject({ actorId: who.memberId });
  });

  it('a provider that was removed is not believed; whoever signed in with it is recognised by their address at the next', async () => {
    const other = await app.organization();
    const id = await register(other, foreignIdp);
    const who = await person({ invitedBy: other, at: foreignIdp });
    const token = await signIn(who, foreignIdp);
    expect(await viewerOf(token)).toMatchObject({ actorId: who.memberId });
    const remove = `mutation { removeIdentityProvider(input: {identityProviderId: "${id}"}) { ... on IdentityProvider { removedAt } } }`;
    expect((await other.graphql(remove)).data.removeIdentityProvider.removedAt).not.toBeNull();
    app.forgetCallers();
    expect(await viewerOf(token)).toBeNull();
    await register(other, idp, { audience: 'another-app' });
    idp.people.set('moved', { email: who.email, email_verified: true });
    expect(await viewerOf((await tokensOf('moved', 'another-app')).idToken)).toMatchObject({ actorId: who.memberId });
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
