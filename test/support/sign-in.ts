import { expect } from '@jest/globals';
import { Module } from '@nestjs/common';
import { decodeJwt, type JWTPayload } from 'jose';
import { type Claims, startIdentityProvider, type TestIdentityProvider } from './identity-provider.js';
import { startPlantedApp } from './planted-app.js';
import type { GraphqlAnswer, TestOrganization } from './test-organization.js';

@Module({})
class NothingPlanted {}

/** The service, one organization with a registered identity provider, and ways to sign in and to ask as who did. */
export async function startSignIn() {
  const app = await startPlantedApp(NothingPlanted, { settings: { OUTBOUND_ALLOW: '127.0.0.1' } });
  const idp = await startIdentityProvider();
  const org = await app.organization();

  /** With a token that shows that its tokens are theirs. */
  async function register(
    who: TestOrganization,
    { issuer, proof }: TestIdentityProvider,
    { audience = 'followthrough', ...more }: Record<string, unknown> = {},
  ) {
    const token = await proof(audience as string, Math.floor(app.clock.now.epochMilliseconds / 1_000));
    const { data } = await who.graphql(
      'mutation($input: RegisterIdentityProviderInput!) { registerIdentityProvider(input: $input) { ... on IdentityProvider { id status } ... on Problem { code message } } }',
      { input: { issuer, audience, token, ...more } },
    );
    expect(data.registerIdentityProvider).toEqual({ id: expect.any(String), status: 'VERIFIED' });
    return data.registerIdentityProvider.id as string;
  }

  const ask = (token: string, query = '{ viewer { kind actorId } }', headers: Record<string, string> = {}) =>
    app.http
      .post('/graphql')
      .set({ authorization: `Bearer ${token}`, ...headers })
      .send({ query });

  const answerTo = async (token: string, query: string) => (await ask(token, query)).body as GraphqlAnswer;

  /** Who the service says the holder of this token is; null if it refuses them as it refuses everybody. */
  async function viewerOf(token: string): Promise<{ kind: string; id: string } | null> {
    const { status, body } = await ask(token);
    if (status === 200) return body.data.viewer;
    const { errors = [] } = body as GraphqlAnswer;
    expect([status, errors.map(({ extensions }) => extensions)]).toEqual([401, [{ code: 'UNAUTHENTICATED' }]]);
    return null;
  }

  let count = 0;

  /** Somebody whom the provider knows; invited by the organization unless told otherwise. */
  async function person(
    options: { role?: string; claims?: Claims; invitedBy?: TestOrganization | null; at?: TestIdentityProvider } = {},
  ) {
    count += 1;
    const subject = `subject-${count}`;
    const email = `person${count}@northwind.test`;
    const { role = 'RECRUITER', invitedBy = org, at = idp } = options;
    at.people.set(subject, { email, email_verified: true, name: `Person at the provider ${count}`, ...options.claims });
    const member = await invitedBy?.mutate('inviteMember', { fullName: 'Hana Mori', email, role });
    return { subject, email, memberId: member?.id as string };
  }

  /** What the provider signs, by the real clock; the database's then tells the same. */
  async function tokensOf(subject: string, clientId = 'followthrough', at = idp) {
    const tokens = await at.signIn(subject, clientId);
    app.clock.set(new Date().toISOString());
    return tokens;
  }

  const signIn = async ({ subject }: { subject: string }, at = idp) =>
    (await tokensOf(subject, 'followthrough', at)).idToken;

  /** A token as the provider would sign it now, changed. */
  async function altered(subject: string, changes: JWTPayload, header: Record<string, unknown> = {}) {
    return await idp.sign({ ...decodeJwt(await signIn({ subject })), ...changes }, header);
  }

  await register(org, idp);
  const stop = async () => {
    await app.stop();
    await idp.stop();
  };
  return { app, idp, org, register, ask, answerTo, viewerOf, person, tokensOf, signIn, altered, stop };
}
