import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { openDayFrom } from '../calendar/business-days.js';
import type { Policy } from '../policy/policy.js';

// Who was promised a date months ahead does not wait as long again.
const MOST_DAYS_AFTER = 7;

/**
 * Rule 12: from when the candidate may follow up: so many times the promised interval (twice) after the local day on
 * which it was promised, never before the decision date and a week after it at most, moved forward to a business day.
 */
export function followUpDate(
  decisionDate: Temporal.PlainDate,
  setOn: Temporal.PlainDate,
  policy: Pick<Policy, 'followUpIntervals'>,
  calendar: BusinessCalendar,
): Temporal.PlainDate {
  const interval = setOn.until(decisionDate).days;
  const after = Math.min(interval * (policy.followUpIntervals - 1), MOST_DAYS_AFTER);
  return openDayFrom(decisionDate.add({ days: Math.max(after, 0) }), calendar);
}
