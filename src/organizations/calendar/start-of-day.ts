import type { Temporal } from 'temporal-polyfill';

/**
 * The first instant of a local day: 01:00 where a clock change skips midnight, and the start of the next day that
 * exists where a zone skipped the whole day (Apia, 30 December 2011).
 */
export function startOfDay(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return date.toZonedDateTime(zone).toInstant();
}
