import type { Temporal } from 'temporal-polyfill';
import { plusDays } from '../calendar/plus-days.js';
import { startOfDay } from '../calendar/start-of-day.js';

/** Rule 1: a date is over, and what was promised for it is due, when the local day after it begins. */
export function dueInstant(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return startOfDay(plusDays(date, 1), zone);
}
