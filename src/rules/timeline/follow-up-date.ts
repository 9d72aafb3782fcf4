import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { openDayFrom } from '../calendar/business-days.js';
import type { Policy } from '../policy/policy.js';

/**
 * Rule 12: from when the candidate may follow up: so many times the promised interval (twice) after the local day on
 * which it was promised, never before the decision date, moved forward to a business day.
 */
export function followUpDate(
  decisionDate: Temporal.PlainDate,
  setOn: Temporal.PlainDate,
  policy: Pick<Policy, 'followUpIntervals'>,
  calendar: BusinessCalendar,
): Temporal.PlainDate {
  const interval = setOn.until(decisionDate).days;
  const follows = setOn.add({ days: interval * policy.followUpIntervals });
  const earliest = Temporal.PlainDate.compare(follows, decisionDate) < 0 ? decisionDate : follows;
  return openDayFrom(earliest, calendar);
}
