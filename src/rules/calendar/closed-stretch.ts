import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from './business-calendar.js';

// A summer's break is a month; what is longer is a mistake, and would leave every promise without a working day.
const LONGEST_DAYS = 60;
// Decision dates lie at most 730 days ahead, and what follows them some weeks later.
const DAYS_LOOKED_AT = 850;

/** The first stretch of days, from that day on, on which the calendar stays closed for too long. Null: there is none. */
export function closedStretch(
  from: Temporal.PlainDate,
  calendar: BusinessCalendar,
): { readonly from: Temporal.PlainDate; readonly days: number } | null {
  let closed = 0;
  for (let ahead = 0; ahead < DAYS_LOOKED_AT; ahead += 1) {
    const day = from.add({ days: ahead });
    closed = calendar.isOpen(day) ? 0 : closed + 1;
    if (closed > LONGEST_DAYS) return { from: day.subtract({ days: closed - 1 }), days: LONGEST_DAYS };
  }
  return null;
}
