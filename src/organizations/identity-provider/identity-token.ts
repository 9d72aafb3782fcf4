import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify, type LocalJWKSet } from 'jose';
import type { Temporal } from 'temporal-polyfill';
import { toDate } from '../../platform/database/dates.js';

/** What a token says of itself before anybody has verified it: good for a look-up, and for nothing else. */
export interface UnverifiedToken {
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly subject: string;
  readonly keyId: string | undefined;
}

/** The claims of a token that holds, or why it does not. The reason is for our log: it tells a forger what to mend. */
export type Verification = { readonly claims: JWTPayload } | { readonly refusedBecause: string };

// It has to fit into the headers of a request, 16 KB, beside the others.
const longestToken = 8_192;
// OpenID Connect Core 1.0, section 2: a subject has at most 255 characters. A token for more parties than ten is no one's.
const longestSubject = 255;
const mostAudiences = 10;
// Seconds by which the provider's clock may differ from the database's.
const clockSkew = 60;

// Signatures with a public key. Never none, and never an HMAC: its secret could be the public key.
const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

// An ID token (no type, or the general one) or an access token (RFC 9068). A provider signs others, for logging out
// for instance, which are not for signing in.
const types: readonly unknown[] = [undefined, 'jwt', 'at+jwt', 'application/at+jwt'];

/** Null if it is no token that could hold. Costs no query and no signature. */
export function readUnverified(text: string): UnverifiedToken | null {
  if (text.length > longestToken) return null;
  try {
    const { alg, kid } = decodeProtectedHeader(text);
    const { iss, sub, aud } = decodeJwt(text);
    const audiences = [aud].flat();
    if (!algorithms.includes(alg ?? '') || !isText(iss) || !isText(sub) || sub.length > longestSubject) return null;
    if (!audiences.every(isText) || audiences.length > mostAudiences) return null;
    return { issuer: iss, audiences, subject: sub, keyId: isText(kid) ? kid : undefined };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}

/** @param now the database's time: a process's own clock decides nothing */
export async function verifyToken(
  text: string,
  keys: LocalJWKSet,
  expected: { readonly issuer: string; readonly audience: string },
  now: Temporal.Instant,
): Promise<Verification> {
  try {
    const { payload, protectedHeader } = await jwtVerify(text, keys, {
      ...expected,
      algorithms,
      requiredClaims: ['sub', 'iat', 'exp'],
      clockTolerance: clockSkew,
      currentDate: toDate(now),
    });
    if (!types.includes(protectedHeader.typ?.toLowerCase())) return { refusedBecause: 'its type' };
    // jose looks at iat only where a token has a greatest age.
    if ((payload.iat ?? 0) > now.epochMilliseconds / 1_000 + clockSkew) return { refusedBecause: 'iat' };
    return { claims: payload };
  } catch (error) {
    if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired)
      return { refusedBecause: error.claim };
    // What is no error of jose is one of the key: it came from the provider, and can be anything.
    return { refusedBecause: error instanceof errors.JOSEError ? error.code : 'its key cannot be used' };
  }
}

/** Without what PostgreSQL cannot be asked for: NUL, as any control character, and halves of surrogate pairs. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed() && /^\P{Cc}+$/u.test(value);
}
