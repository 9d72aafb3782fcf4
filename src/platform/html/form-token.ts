import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** What a form was made for: when, and what its page showed. */
export interface FormState<Shown> {
  readonly shown: Shown;
  /** Of the Unix epoch. */
  readonly minute: number;
}

export type ReadForm<Shown> = FormState<Shown> | 'EXPIRED' | null;

// A page that is older may show what has long changed.
const MOST_MINUTES = 12 * 60;
// Two thousand emoji, each of them put together of several, for each of a few answers.
const MOST_LENGTH = 400_000;

/**
 * The hidden part of a form on a page that is opened by a secret. There is no sign-in to be misused by others: it tells what the
 * page showed, how old it is, and one sending of it from the next. Signed with the secret itself, it is worth nothing elsewhere.
 * @param scope what the page does
 */
export function makeFormToken<Shown>(secret: string, scope: string, shown: Shown, epochMilliseconds: number): string {
  const minute = Math.floor(epochMilliseconds / 60_000);
  const body = Buffer.from(JSON.stringify({ shown, minute, once: randomUUID() }));
  return `${body.toString('base64url')}.${signatureOf(secret, scope, body)}`;
}

/** Null for what is no token of this page. */
export function readFormToken<Shown>(
  secret: string,
  scope: string,
  token: unknown,
  epochMilliseconds: number,
): ReadForm<Shown> {
  if (typeof token !== 'string' || token.length > MOST_LENGTH) return null;
  const [text = '', signature = ''] = token.split('.', 2);
  const body = Buffer.from(text, 'base64url');
  const expected = Buffer.from(signatureOf(secret, scope, body));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const state = JSON.parse(body.toString()) as FormState<Shown>;
  return epochMilliseconds / 60_000 - state.minute > MOST_MINUTES ? 'EXPIRED' : state;
}

/** The same for the same form and what is done by it, sent however often. */
export function formHash(token: string, act: string): Buffer {
  return createHash('sha256').update(`${act} ${token}`).digest();
}

function signatureOf(secret: string, scope: string, body: Buffer): string {
  return createHmac('sha256', secret).update(`${scope} `).update(body).digest('base64url');
}
