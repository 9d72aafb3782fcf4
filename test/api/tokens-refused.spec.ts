import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, type JWTPayload } from 'jose';
import { startIdentityProvider, type TestIdentityProvider } from '../support/identity-provider.js';
import { startSignIn } from '../support/sign-in.js';
import type { TestOrganization } from '../support/test-organization.js';

const { app, org, register, ask, answerTo, viewerOf, person, tokensOf, signIn, altered, idp, stop } =
  await startSignIn();

afterAll(() => stop());

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
    expect(await viewerOf((await tokensOf(who.subject, 'another-app')).idToken)).toBeNull();
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
    expect((await answerTo(token, '{ viewer { actorId } organization { id } }')).data).toEqual({
      viewer: { actorId: there.id },
      organization: { id: other.id },
    });
    expect((await answerTo(await signIn(here), '{ viewer { actorId } organization { id } }')).data).toEqual({
      viewer: { actorId: here.memberId },
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
    const token = await signIn({ subject });
    const { iat, exp, ...claims } = decodeJwt(token);
    const now = Math.floor(app.clock.now.epochMilliseconds / 1_000);
    for (const [times, holds] of [
      [{ iat: now - 100, exp: now - 58 }, true],
      [{ iat: now - 100, exp: now - 62 }, false],
      [{ iat: now - 100, nbf: now + 58, exp: now + 600 }, true],
      [{ iat: now - 100, nbf: now + 62, exp: now + 600 }, false],
      [{ iat: now + 58, exp: now + 600 }, true],
      [{ iat: now + 62, exp: now + 600 }, false],
      [{ iat: now }, false],
      [{ exp: now + 600 }, false],
    ] as [JWTPayload, boolean][])
      expect([times, (await viewerOf(await idp.sign({ ...claims, ...times }))) !== null]).toEqual([times, holds]);
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
    expect(await viewerOf(await signIn(who, provider))).toMatchObject({ actorId: who.memberId });
    expect(provider.asked.filter((path) => path === '/jwks')).toEqual(['/jwks']);
    // What the provider signed with the key that it withdrew does not hold any more.
    app.forgetCallers();
    expect(await viewerOf(before)).toBeNull();
  });

  it('are asked for because of unknown ones no more often than every ten seconds', async () => {
    const { subject } = await person({ invitedBy: other, at: provider });
    const claims = decodeJwt(await signIn({ subject }, provider));
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
      actorId: who.memberId,
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
    expect(await viewerOf(token)).toMatchObject({ actorId: who.memberId });
    provider.away = false;
  });
});

describe('the log', () => {
  it('says why a token was refused, and nothing of whom', async () => {
    const who = await person({ claims: { email_verified: false } });
    const refused = await signIn(who);
    const foreign = await idp.sign({ iss: 'https://nobody.test/', aud: 'followthrough', sub: who.subject });
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
