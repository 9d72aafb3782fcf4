import { createHash, randomBytes } from 'node:crypto';

/** What following a link in a mail lets its reader do. */
export type LinkPurpose = 'PREFERENCES';

/** A link's secret: 256 random bits. It stands in the mail that is sent and nowhere else. */
export interface LinkToken {
  readonly text: string;
  readonly hash: Buffer;
}

const form = /^[\w-]{43}$/;

export function makeLinkToken(): LinkToken {
  const text = randomBytes(32).toString('base64url');
  return { text, hash: hashOf(text) };
}

/** What of a token is stored; null for a text that is none, which costs no query. */
export function readLinkToken(text: string): Buffer | null {
  return form.test(text) ? hashOf(text) : null;
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
