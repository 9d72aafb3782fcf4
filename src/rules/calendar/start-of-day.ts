import type { Temporal } from 'temporal-polyfill';
import { remembered } from './remembered.js';

const firstInstant = remembered((date, zone) => date.toZonedDateTime(zone).toInstant());

/**
 * The first instant of a local day: 01:00 where a clock change skips midnight, and the start of the next day that
 * exists where a zone skipped the whole day (Apia, 30 December 2011).
 */
export function startOfDay(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return firstInstant(date, zone);
}
