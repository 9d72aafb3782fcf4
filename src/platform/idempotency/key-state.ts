import { Temporal } from 'temporal-polyfill';
import { toInstant } from '../database/dates.js';

/** The first request under a key, as it is stored. */
export interface StoredRequest {
  readonly requestId: string;
  readonly fingerprint: Buffer;
  readonly createdAt: Date;
  readonly leasedUntil: Date;
  readonly answeredAt: Date | null;
  readonly answer: Buffer | null;
}

/** What the first request under a key means for one that comes under it now. */
export type KeyState =
  /** It is another request. */
  | { readonly kind: 'CONFLICT' }
  /** It was answered; `answer` is sealed. */
  | { readonly kind: 'ANSWERED'; readonly answer: Buffer }
  /** It was answered, and the answer has been erased. */
  | { readonly kind: 'GONE' }
  /** It is being run, for at most so many seconds more. */
  | { readonly kind: 'UNDER_WAY'; readonly seconds: number }
  /** Whoever ran it gave it up, or died. */
  | { readonly kind: 'LEFT' }
  /** It is so old that the key stands for nothing any more. */
  | { readonly kind: 'OVER' };

/** For how long a key stands for the first request that was sent under it. */
export const keptFor = { hours: 24 } as const;

export function keyStateOf(stored: StoredRequest, fingerprint: Buffer, now: Temporal.Instant): KeyState {
  const { createdAt, leasedUntil, answeredAt, answer } = stored;
  if (!isBefore(now, toInstant(createdAt).add(keptFor))) return { kind: 'OVER' };
  if (!stored.fingerprint.equals(fingerprint)) return { kind: 'CONFLICT' };
  if (answer !== null) return { kind: 'ANSWERED', answer };
  if (answeredAt !== null) return { kind: 'GONE' };
  const left = now.until(toInstant(leasedUntil));
  return left.sign > 0 ? { kind: 'UNDER_WAY', seconds: Math.ceil(left.total('seconds')) } : { kind: 'LEFT' };
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
