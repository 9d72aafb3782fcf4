import { Temporal } from 'temporal-polyfill';
import { type BusinessCalendar, openDayFrom } from '../../organizations/time.js';

/**
 * Rule 12: from when the candidate may follow up: twice the promised interval after the local day on which it was
 * promised, never before the decision date, moved forward to a business day.
 */
export function followUpDate(
  decisionDate: Temporal.PlainDate,
  setOn: Temporal.PlainDate,
  calendar: BusinessCalendar,
): Temporal.PlainDate {
  const twice = decisionDate.add(setOn.until(decisionDate));
  const earliest = Temporal.PlainDate.compare(twice, decisionDate) < 0 ? decisionDate : twice;
  return openDayFrom(earliest, calendar);
}
