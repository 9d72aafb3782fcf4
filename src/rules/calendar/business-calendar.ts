import type { Temporal } from 'temporal-polyfill';

/** The days on which an organization works: weekdays minus public holidays minus its own closed days. */
export interface BusinessCalendar {
  isOpen(date: Temporal.PlainDate): boolean;
}
