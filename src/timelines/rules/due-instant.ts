import type { Temporal } from 'temporal-polyfill';
import { plusDays, startOfDay } from '../../organizations/time.js';

/** Rule 1: a date is over, and what was promised for it is due, when the local day after it begins. */
export function dueInstant(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return startOfDay(plusDays(date, 1), zone);
}
