import type { Temporal } from 'temporal-polyfill';
import type { CancelledBecause, MessageFailure } from '../message/message.entity.js';
import type { SendVerdict } from './judge-result.js';
import { hasWaitedTooLong, nextAttempt, nextLook, type Tries } from './retry-schedule.js';

/** What a conclusion is drawn from. */
export interface SendFacts {
  /** Or, after a redrive, when that was: its patience begins anew. */
  readonly composedAt: Temporal.Instant;
  /** What has overtaken the message while it was with the relay. */
  readonly overtakenBy: CancelledBecause | null;
  /** Resends after an end of which nobody knows whether the message arrived. */
  readonly resends: number;
  readonly mayHaveArrived: boolean;
}

export type Conclusion =
  | { readonly status: 'SENT' }
  | { readonly status: 'CANCELLED'; readonly failure: CancelledBecause }
  | { readonly status: 'DEAD'; readonly failure: MessageFailure }
  | { readonly status: 'QUEUED'; readonly at: Temporal.Instant; readonly counts: boolean };

// A resend after an uncertain end may arrive twice: two are tried, then a person looks.
const mostResends = 2;

/**
 * What becomes of a message after an attempt.
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function concludeAttempt(
  facts: SendFacts,
  verdict: SendVerdict,
  tries: Tries,
  now: Temporal.Instant,
  random: number,
): Conclusion {
  if (verdict.verdict === 'sent') return { status: 'SENT' };
  if (verdict.verdict === 'dead') return { status: 'DEAD', failure: verdict.failure };
  if (facts.overtakenBy !== null) return { status: 'CANCELLED', failure: facts.overtakenBy };
  if (verdict.verdict === 'wait-for-relay') {
    return { status: 'QUEUED', at: nextLook(facts.composedAt, now, random), counts: false };
  }
  const uncertain = verdict.verdict === 'retry-flagged';
  const at = uncertain && facts.resends >= mostResends ? null : nextAttempt(tries, now, random);
  if (at === null) return gaveUp(facts.mayHaveArrived || uncertain);
  return { status: 'QUEUED', at, counts: true };
}

/**
 * What ends a claimed message before it is tried again; null if it may be tried.
 * @param interrupted whether the attempt before ended without a record after its data had started
 */
export function concludeClaim(
  facts: SendFacts & { readonly claims: number },
  interrupted: boolean,
  now: Temporal.Instant,
): Conclusion | null {
  if (facts.overtakenBy !== null) return { status: 'CANCELLED', failure: facts.overtakenBy };
  if (interrupted && facts.resends >= mostResends) return gaveUp(true);
  // Late or not, each message is tried once.
  const tooLate = facts.claims > 1 && hasWaitedTooLong(facts.composedAt, now);
  return tooLate ? gaveUp(facts.mayHaveArrived || interrupted) : null;
}

function gaveUp(mayHaveArrived: boolean): Conclusion {
  return { status: 'DEAD', failure: mayHaveArrived ? 'UNCERTAIN' : 'EXPIRED' };
}
