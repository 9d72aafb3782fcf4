import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startIdentityProvider, type TestIdentityProvider } from '../support/identity-provider.js';
import { startSignIn } from '../support/sign-in.js';
import type { TestOrganization } from '../support/test-organization.js';

const { app, idp: addressed, answerTo, tokensOf, stop } = await startSignIn();
const named = await startIdentityProvider('localhost');

afterAll(async () => {
  await named.stop();
  await stop();
});

const facts =
  '... on IdentityProvider { id status verifiedBy verifiedAt dnsRecord { type name value } } ... on Problem { code path }';
const why = '... on IdentityNotProven { proofFault claim foundRecords }';

async function change(who: TestOrganization, name: string, input: Record<string, unknown>, onBehalfOf?: string) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await who.graphql(
    `mutation($input: ${type}!) { ${name}(input: $input) { ${facts} ${name === 'removeIdentityProvider' ? '' : why} } }`,
    { input },
    onBehalfOf,
  );
  expect(errors).toBeUndefined();
  return data[name];
}

const seconds = () => Math.floor(app.clock.now.epochMilliseconds / 1_000);
const register = (who: TestOrganization, { issuer }: TestIdentityProvider, input: Record<string, unknown> = {}) =>
  change(who, 'registerIdentityProvider', { issuer, audience: 'followthrough', ...input });
const verify = (who: TestOrganization, identityProviderId: string, token?: string) =>
  change(who, 'verifyIdentityProvider', { identityProviderId, ...(token === undefined ? {} : { token }) });
const statusesOf = async (who: TestOrganization) => {
  const { data } = await who.graphql('{ identityProviders { nodes { status } } }');
  return data.identityProviders.nodes.map(({ status }: { status: string }) => status);
};
const publish = (...organizations: TestOrganization[]) =>
  app.dns.names.set('_followthrough.localhost', {
    txt: [['v=spf1 -all'], ...organizations.map(({ id }) => [`followthrough-organization=${id}`])],
  });
const proof = (idp = named) => idp.proof('followthrough', seconds());

describe('whose the tokens of an issuer for an audience are', () => {
  let squatter: TestOrganization;
  let company: TestOrganization;
  let squatted: { id: string };
  let people = 0;

  beforeEach(async () => {
    app.clock.set(new Date().toISOString());
    app.dns.names.clear();
    for (const who of [squatter, company].filter(Boolean)) {
      const { data } = await who.graphql('{ identityProviders { nodes { id } } }');
      for (const { id } of data.identityProviders.nodes)
        await change(who, 'removeIdentityProvider', { identityProviderId: id });
    }
    squatter = await app.organization({ name: 'Squatter' });
    company = await app.organization({ name: 'Company' });
    squatted = await register(squatter, named);
  });

  /** The name of the organization that a token of somebody leads to whom both have invited; null if it leads nowhere. */
  async function leadsTo(idp = named): Promise<string | null> {
    people += 1;
    const subject = `${idp === named ? 'named' : 'addressed'}-${people}`;
    const email = `${subject}@company.test`;
    idp.people.set(subject, { email, email_verified: true });
    for (const who of [squatter, company])
      await who.mutate('inviteMember', { fullName: 'Hana Mori', email, role: 'VIEWER' });
    const { idToken } = await tokensOf(subject, 'followthrough', idp);
    const { data } = await answerTo(idToken, '{ organization { name } }');
    return data?.organization.name ?? null;
  }

  it('is not shown by being there first: nobody is blocked, and the tokens lead nowhere', async () => {
    expect(squatted).toMatchObject({ status: 'PENDING', verifiedBy: null, verifiedAt: null });
    expect(await leadsTo()).toBeNull();
    expect(await register(company, named)).toMatchObject({ status: 'PENDING' });
    expect(await leadsTo()).toBeNull();
  });

  it('is shown by a token that the provider has just issued, at once or later', async () => {
    expect(await register(company, named, { token: await proof() })).toMatchObject({
      status: 'VERIFIED',
      verifiedBy: 'TOKEN',
      verifiedAt: expect.any(String),
    });
    expect(await leadsTo()).toBe('Company');
    expect([await statusesOf(squatter), await statusesOf(company)]).toEqual([['PENDING'], ['VERIFIED']]);
  });

  it('is shown by the ID token of a person who signed in by a browser', async () => {
    named.people.set('someone', { email: 'someone@company.test', email_verified: true });
    const { id } = await register(company, named);
    const { idToken } = await tokensOf('someone', 'followthrough', named);
    expect(await verify(company, id, idToken)).toMatchObject({ status: 'VERIFIED', verifiedBy: 'TOKEN' });
    expect(await leadsTo()).toBe('Company');
  });

  it('is shown once by tokens: whoever gets one later takes nothing, and is told', async () => {
    const mine = await register(company, named, { token: await proof() });
    const taken = { code: 'AUDIENCE_TAKEN', path: ['input', 'token'] };
    expect(await verify(squatter, squatted.id, await proof())).toEqual(taken);
    const latecomer = await app.organization();
    expect(await register(latecomer, named, { token: await proof() })).toEqual(taken);
    expect(await statusesOf(latecomer)).toEqual([]);
    // To show it again changes nothing.
    app.clock.advance({ minutes: 1 });
    expect(await verify(company, mine.id, await proof())).toEqual(mine);
    expect(await leadsTo()).toBe('Company');
  });

  it('is shown to one of two who show it at the same moment', async () => {
    const token = await proof();
    const mine = await register(company, named);
    const both = await Promise.all([verify(company, mine.id, token), verify(squatter, squatted.id, token)]);
    const statuses = [...(await statusesOf(company)), ...(await statusesOf(squatter))];
    expect(statuses.filter((status) => status === 'VERIFIED')).toHaveLength(1);
    expect(both.filter(({ status }) => status === 'VERIFIED').length).toBeGreaterThan(0);
    expect(await leadsTo()).toBe(statuses[0] === 'VERIFIED' ? 'Company' : 'Squatter');
  });

  it('is shown by the DNS of the issuer, which takes it back from whoever showed a token', async () => {
    expect(await verify(squatter, squatted.id, await proof())).toMatchObject({ status: 'VERIFIED' });
    expect(await leadsTo()).toBe('Squatter');
    const mine = await register(company, named);
    expect(mine.dnsRecord).toEqual({
      type: 'TXT',
      name: '_followthrough.localhost',
      value: `followthrough-organization=${company.id}`,
    });
    publish(company);
    expect(await verify(company, mine.id)).toMatchObject({ status: 'VERIFIED', verifiedBy: 'DNS' });
    expect(await statusesOf(squatter)).toEqual(['DISPLACED']);
    expect(await leadsTo()).toBe('Company');
    expect(await verify(squatter, squatted.id, await proof())).toMatchObject({ code: 'AUDIENCE_TAKEN' });
    expect(await verify(squatter, squatted.id)).toMatchObject({ proofFault: 'RECORD_MISSING' });
  });

  it('is decided by who holds the DNS now: of two records the one that was looked at last', async () => {
    publish(squatter);
    await verify(squatter, squatted.id);
    expect(await leadsTo()).toBe('Squatter');
    const mine = await register(company, named);
    publish(company);
    app.clock.advance({ seconds: 1 });
    await verify(company, mine.id);
    expect(await leadsTo()).toBe('Company');
    expect([await statusesOf(squatter), await statusesOf(company)]).toEqual([['DISPLACED'], ['VERIFIED']]);
  });

  it('goes to who showed it next when the provider is removed', async () => {
    const mine = await register(company, named);
    await verify(squatter, squatted.id, await proof());
    publish(company);
    await verify(company, mine.id);
    expect(await leadsTo()).toBe('Company');
    await change(company, 'removeIdentityProvider', { identityProviderId: mine.id });
    expect(await leadsTo()).toBe('Squatter');
    await change(squatter, 'removeIdentityProvider', { identityProviderId: squatted.id });
    expect(await leadsTo()).toBeNull();
  });

  it('is shown by a token alone where the issuer has no name', async () => {
    await app.organization();
    const mine = await register(company, addressed, { audience: 'another-app' });
    expect(mine).toMatchObject({ status: 'PENDING', dnsRecord: null });
    expect(await verify(company, mine.id)).toMatchObject({ code: 'IDENTITY_NOT_PROVEN', proofFault: 'NO_DNS_NAME' });
    const token = await addressed.proof('another-app', seconds());
    expect(await verify(company, mine.id, token)).toMatchObject({ status: 'VERIFIED' });
  });

  it.each([
    ['TOKEN_MALFORMED', null, async () => 'opaque'],
    ['TOKEN_CLAIM', 'aud', () => named.proof('another-app', seconds())],
    ['TOKEN_CLAIM', 'iss', async () => addressed.proof('followthrough', seconds())],
    ['TOKEN_CLAIM', 'exp', () => named.proof('followthrough', seconds() - 4_000)],
    ['TOKEN_CLAIM', 'iat', () => named.proof('followthrough', seconds() + 300)],
    ['TOKEN_TOO_OLD', null, () => named.proof('followthrough', seconds() - 660)],
    [
      'TOKEN_SIGNATURE',
      null,
      () => addressed.sign({ iss: named.issuer, aud: 'followthrough', sub: 'x', iat: seconds(), exp: seconds() + 60 }),
    ],
  ])('is not shown by a token that does not hold: %s %s (%#)', async (proofFault, claim, make) => {
    const refused = { code: 'IDENTITY_NOT_PROVEN', path: ['input', 'token'], proofFault, claim, foundRecords: [] };
    const token = await make();
    expect(await register(company, named, { token })).toEqual(refused);
    expect(await statusesOf(company)).toEqual([]);
    expect(await verify(squatter, squatted.id, token)).toEqual(refused);
    expect(await statusesOf(squatter)).toEqual(['PENDING']);
  });

  it('is not shown by a record of somebody else, nor by a name server that does not answer', async () => {
    const refused = { code: 'IDENTITY_NOT_PROVEN', path: null, claim: null };
    expect(await verify(squatter, squatted.id)).toEqual({ ...refused, proofFault: 'RECORD_MISSING', foundRecords: [] });
    publish(company);
    const foundRecords = ['v=spf1 -all', `followthrough-organization=${company.id}`];
    expect(await verify(squatter, squatted.id)).toEqual({ ...refused, proofFault: 'RECORD_MISSING', foundRecords });
    app.dns.names.set('_followthrough.localhost', 'SERVFAIL');
    expect(await verify(squatter, squatted.id)).toEqual({
      ...refused,
      proofFault: 'DNS_UNREACHABLE',
      foundRecords: [],
    });
    expect(await leadsTo()).toBeNull();
  });

  it("is an owner's to show, of one's own provider, and the token is not kept", async () => {
    await squatter.mutate('inviteMember', { fullName: 'Ada Admin', email: 'ada@company.test', role: 'ADMIN' });
    const token = await proof();
    const input = { identityProviderId: squatted.id, token };
    expect(await change(squatter, 'verifyIdentityProvider', input, 'ada@company.test')).toMatchObject({
      code: 'OWNER_NEEDED',
    });
    expect(await verify(company, squatted.id, token)).toEqual({
      code: 'NOT_FOUND',
      path: ['input', 'identityProviderId'],
    });
    await verify(squatter, squatted.id, token);
    const { data } = await squatter.graphql('{ auditEntries(first: 1) { nodes { action detail } } }');
    const [entry] = data.auditEntries.nodes;
    expect(entry.action).toBe('verifyIdentityProvider');
    expect(JSON.stringify(entry)).not.toContain(token);
  });
});
