import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { localDate } from '../calendar/local-date.js';
import type { Policy } from '../policy/policy.js';
import type { Promised } from './apply-set.js';
import { followUpDate } from './follow-up-date.js';
import { revise } from './revise.js';
import type { Step } from './step.js';
import type { TimelineFacts } from './timeline-facts.js';

// Who sets or confirms a date has seen it: what followed from an interview waits for nobody any more. A hold confirms nothing.
const seen = { unconfirmed: null } as const;

/**
 * Rules 4 and 12: another date, compared with the current one, told or not. The same date with another precision
 * reconfirms it, and its follow-up date stays unless one is given.
 */
export function applyMove(
  facts: TimelineFacts,
  promised: Promised,
  policy: Policy,
  calendar: BusinessCalendar,
  now: Temporal.Instant,
): Step {
  const { decisionDate, precision } = promised;
  const order = Temporal.PlainDate.compare(decisionDate, facts.decisionDate);
  if (order === 0) {
    const stays = promised.followUpDate ?? facts.followUpDate;
    const confirms = precision === facts.precision;
    return revise(facts, 'RECONFIRMED', { precision, followUpDate: stays, ...seen }, policy, now, confirms);
  }
  const followUp = promised.followUpDate ?? followUpDate(decisionDate, localDate(now, facts.zone), policy, calendar);
  const changed = { decisionDate, precision, followUpDate: followUp, dateSetAt: now, ...seen };
  return revise(facts, order > 0 ? 'EXTENDED' : 'ADVANCED', changed, policy, now);
}

/** Rule 4: the date stands, and the candidate hears that it does. */
export function applyReconfirm(facts: TimelineFacts, policy: Policy, now: Temporal.Instant): Step {
  return revise(facts, 'RECONFIRMED', seen, policy, now, true);
}
