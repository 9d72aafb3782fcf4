import { beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, type LocalJWKSet, SignJWT } from 'jose';
import { Temporal } from 'temporal-polyfill';
import { readUnverified, verifyToken } from './identity-token.js';

const now = Temporal.Instant.from('2026-12-01T09:00:00Z');
const seconds = now.epochMilliseconds / 1_000;
const expected = { issuer: 'https://login.example.test', audience: 'followthrough' };
const claims = { iss: expected.issuer, aud: expected.audience, sub: 'hana', iat: seconds, exp: seconds + 60 };
const secret = new TextEncoder().encode('x'.repeat(64));

let keys: LocalJWKSet;
let sign: (changes?: JWTPayload, header?: Record<string, unknown>) => Promise<string>;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'a' }] });
  sign = (changes = {}, header = {}) =>
    new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'ES256', kid: 'a', ...header }).sign(privateKey);
});

const withHmac = () => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
const verify = async (text: string, by = keys, of = expected) => {
  const verified = await verifyToken(text, by, of, now);
  return 'claims' in verified ? 'holds' : verified.refusedBecause;
};

describe('a token that nobody has verified', () => {
  it('says by whom and for whom it is, and which key has signed it', async () => {
    const read = { issuer: expected.issuer, audiences: ['followthrough'], subject: 'hana', keyId: 'a' };
    expect(readUnverified(await sign())).toEqual(read);
    expect(readUnverified(await sign({ aud: ['a', 'b'] }))).toEqual({ ...read, audiences: ['a', 'b'] });
  });

  it('is none without a signature that only its provider can make', async () => {
    expect(readUnverified(await withHmac())).toBeNull();
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const [, body] = (await sign()).split('.');
    expect(readUnverified(`${none}.${body}.`)).toBeNull();
  });

  it('is none without issuer, audience and subject, or with more than can be meant', async () => {
    for (const changes of [
      { iss: undefined },
      { iss: '' },
      { iss: 7 },
      { iss: 'a\u0000' },
      { iss: 'a\ud83d' },
      { sub: '\ude00' },
      { aud: undefined },
      { aud: [''] },
      { aud: [['followthrough']] },
      { aud: Array.from({ length: 11 }, (_, n) => `${n}`) },
      { sub: undefined },
      { sub: 7 },
      { sub: 'x'.repeat(256) },
      { sub: 'a\nb' },
      { pad: 'x'.repeat(8_192) },
    ] as unknown as JWTPayload[])
      expect([changes, readUnverified(await sign(changes))]).toEqual([changes, null]);
  });
});

describe('a token', () => {
  it('holds if its provider signed it, for us, now', async () => {
    expect(await verify(await sign())).toBe('holds');
    expect(await verify(await sign({ aud: ['other', 'followthrough'] }))).toBe('holds');
  });

  it('is refused by what does not hold', async () => {
    expect(await verify(await sign(), keys, { ...expected, audience: 'other' })).toBe('aud');
    expect(await verify(await sign(), keys, { ...expected, issuer: `${expected.issuer}/` })).toBe('iss');
    expect(await verify(await sign({ sub: undefined }))).toBe('sub');
    expect(await verify(await sign({ exp: seconds - 60 }))).toBe('exp');
    expect(await verify(await sign({ exp: seconds - 59 }))).toBe('holds');
    expect(await verify(await sign({ nbf: seconds + 61 }))).toBe('nbf');
    expect(await verify(await sign({ nbf: seconds + 60 }))).toBe('holds');
    expect(await verify(await sign({ iat: seconds + 61 }))).toBe('iat');
    expect(await verify(await sign({ iat: seconds + 60 }))).toBe('holds');
    expect(await verify(await sign({}, { typ: 'logout+jwt' }))).toBe('its type');
    expect(await verify(await sign({}, { kid: 'b' }))).toBe('ERR_JWKS_NO_MATCHING_KEY');
  });

  it('is refused with an HMAC, even if somebody has the secret', async () => {
    const bySecret = (async () => secret) as unknown as LocalJWKSet;
    expect(await verify(await withHmac(), bySecret)).toBe('ERR_JOSE_ALG_NOT_ALLOWED');
  });

  it('is refused, and fails nothing, if its provider publishes a key that is none', async () => {
    const broken = createLocalJWKSet({ keys: [{ kty: 'EC', crv: 'P-256', kid: 'a', x: 'AA', y: 'AA' }] });
    expect(await verify(await sign(), broken)).toBe('its key cannot be used');
  });
});
