import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { openDayFrom } from '../calendar/business-days.js';
import type { Policy } from '../policy/policy.js';

// Whoever waited two months for a decision need not wait two more before they may ask.
const MOST_DAYS_AFTER = 7;

/**
 * Rule 12: from when the candidate may follow up: so many times the promised interval (twice) after the local day on
 * which it was promised, but at most a week after the decision date and never before it; moved forward to a business day.
 */
export function followUpDate(
  decisionDate: Temporal.PlainDate,
  setOn: Temporal.PlainDate,
  policy: Pick<Policy, 'followUpIntervals'>,
  calendar: BusinessCalendar,
): Temporal.PlainDate {
  const interval = setOn.until(decisionDate).days;
  const daysAfter = Math.min(interval * (policy.followUpIntervals - 1), MOST_DAYS_AFTER);
  return openDayFrom(decisionDate.add({ days: Math.max(0, daysAfter) }), calendar);
}
