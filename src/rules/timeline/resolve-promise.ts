import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { lastBusinessDayOfMonth, lastBusinessDayOfWeek } from '../calendar/business-days.js';
import type { Precision } from './timeline-facts.js';

type Resolve = (date: Temporal.PlainDate, calendar: BusinessCalendar) => Temporal.PlainDate;

const resolvers: Record<Precision, Resolve> = {
  DAY: (date) => date,
  WEEK: lastBusinessDayOfWeek,
  MONTH: lastBusinessDayOfMonth,
};

/** Rule 1: the decision date of a promise for the day, the week or the month of `date`. Resolved once, when set. */
export function resolvePromise(
  precision: Precision,
  date: Temporal.PlainDate,
  calendar: BusinessCalendar,
): Temporal.PlainDate {
  return resolvers[precision](date, calendar);
}
