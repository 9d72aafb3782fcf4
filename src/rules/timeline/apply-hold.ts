import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import type { Policy } from '../policy/policy.js';
import { heldUnconfirmed, resumedUnconfirmed } from './confirmation.js';
import { revise } from './revise.js';
import type { Step } from './step.js';
import type { TimelineFacts } from './timeline-facts.js';

/** Rule 14: a hold, or another end of the one that stands. */
export function applyHold(
  facts: TimelineFacts,
  until: Temporal.PlainDate,
  policy: Policy,
  now: Temporal.Instant,
): Step {
  return revise(facts, 'HELD', { heldUntil: until, unconfirmed: heldUnconfirmed(facts, now) }, policy, now);
}

/** Rule 14: the end of a hold, by a member or by the system at the start of its `until`. */
export function applyResume(
  facts: TimelineFacts,
  policy: Policy,
  calendar: BusinessCalendar,
  at: Temporal.Instant,
): Step {
  const unconfirmed = resumedUnconfirmed(facts, calendar, at);
  return revise(facts, 'RESUMED', { heldUntil: null, resumedAt: at, unconfirmed }, policy, at);
}
