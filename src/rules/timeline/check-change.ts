import type { Temporal } from 'temporal-polyfill';
import { localDate } from '../calendar/local-date.js';
import type { Promised } from './apply-set.js';
import { checkDecisionDate, type DateRefusal, isEarlier, isTooFar } from './check-dates.js';
import type { TimelineFacts } from './timeline-facts.js';

/** Why a move is refused; `DECIDED` and `CLOSED` refuse every change. */
export type MoveRefusal = DateRefusal | 'DECIDED' | 'CLOSED' | 'SAME_DATE';

/** Why a change is refused. */
export type ChangeRefusal = MoveRefusal | 'HOLD_NOT_AFTER_TODAY' | 'HOLD_TOO_FAR' | 'SAME_HOLD' | 'NOT_HELD';

/** The same date with the same precision is no move: that is what reconfirming is for. */
export function checkMove(
  facts: TimelineFacts,
  promised: Promised,
  appliedOn: Temporal.PlainDate,
  now: Temporal.Instant,
): MoveRefusal | null {
  const refusal = checkOpen(facts) ?? checkDecisionDate(promised, { zone: facts.zone, appliedOn }, now);
  if (refusal !== null) return refusal;
  const same = promised.decisionDate.equals(facts.decisionDate) && promised.precision === facts.precision;
  return same ? 'SAME_DATE' : null;
}

/** A date that is over cannot be confirmed. */
export function checkReconfirm(facts: TimelineFacts, now: Temporal.Instant): ChangeRefusal | null {
  const over = isEarlier(facts.decisionDate, localDate(now, facts.zone));
  return checkOpen(facts) ?? (over ? 'DATE_IN_PAST' : null);
}

/** Rule 14: the end of a hold is a date after today; a hold that stands may get another end. */
export function checkHold(
  facts: TimelineFacts,
  until: Temporal.PlainDate,
  now: Temporal.Instant,
): ChangeRefusal | null {
  const today = localDate(now, facts.zone);
  const refusal = checkOpen(facts);
  if (refusal !== null) return refusal;
  if (!isEarlier(today, until)) return 'HOLD_NOT_AFTER_TODAY';
  if (isTooFar(until, today)) return 'HOLD_TOO_FAR';
  return facts.heldUntil?.equals(until) ? 'SAME_HOLD' : null;
}

export function checkResume(facts: TimelineFacts): ChangeRefusal | null {
  return checkOpen(facts) ?? (facts.heldUntil === null ? 'NOT_HELD' : null);
}

function checkOpen(facts: TimelineFacts): 'CLOSED' | 'DECIDED' | null {
  if (facts.closedAt !== null) return 'CLOSED';
  return facts.decidedAt === null ? null : 'DECIDED';
}
