import { createHash, randomFillSync } from 'node:crypto';

/** A link's secret: 256 random bits. It stands in the mail that is sent and nowhere else. */
export interface LinkToken {
  readonly text: string;
  readonly hash: Buffer;
}

const form = /^[\w-]{43}$/;

const secretBytes = 32;

// The system is asked for 128 secrets at once: one call for each took a twentieth of the time to compose its mail.
const pool = Buffer.alloc(128 * secretBytes);
let used = pool.length;

export function makeLinkToken(): LinkToken {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const secret = pool.subarray(used, used + secretBytes);
  used += secretBytes;
  const text = secret.toString('base64url');
  secret.fill(0);
  return { text, hash: hashOf(text) };
}

/** What of a token is stored; null for a text that is none, which costs no query. */
export function readLinkToken(text: string): Buffer | null {
  return form.test(text) ? hashOf(text) : null;
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
