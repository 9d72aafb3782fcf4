import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { openDayFrom } from '../calendar/business-days.js';
import { isBefore } from '../calendar/instants.js';
import { localDate } from '../calendar/local-date.js';

// Before the day's work begins, and late enough that it is not the night's oldest mail.
const DIGEST_TIME = '08:00';

/** What a digest tells of: the days after the last one that is done with, up to its own. */
export interface DigestSpan {
  /** The local day up to which everything has been told or skipped. */
  readonly after: Temporal.PlainDate;
  /** The local day of the digest. */
  readonly day: Temporal.PlainDate;
  /** The member's, else the organization's. */
  readonly zone: string;
}

/** Rule 11: when the digest of a local day leaves. */
export function digestInstant(day: Temporal.PlainDate, zone: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: zone, plainTime: DIGEST_TIME }).toInstant();
}

/** The last local day whose digest's time has gone by; that of this very instant has not. */
export function lastDayGoneBy(now: Temporal.Instant, zone: string): Temporal.PlainDate {
  const today = localDate(now, zone);
  return isBefore(digestInstant(today, zone), now) ? today : today.subtract({ days: 1 });
}

/** Rule 11: today, if its digest is due and not done with; a digest that is late goes on its own local day, or not at all. */
export function digestDayDue(
  doneUntil: Temporal.PlainDate,
  now: Temporal.Instant,
  zone: string,
  calendar: BusinessCalendar,
): Temporal.PlainDate | null {
  const today = localDate(now, zone);
  const isDue = calendar.isOpen(today) && !isBefore(now, digestInstant(today, zone));
  return isDue && Temporal.PlainDate.compare(doneUntil, today) < 0 ? today : null;
}

/** The next day of a digest: a business day that is not done with and whose time has not gone by. */
export function nextDigestDay(
  doneUntil: Temporal.PlainDate,
  now: Temporal.Instant,
  zone: string,
  calendar: BusinessCalendar,
): Temporal.PlainDate {
  return openDayFrom(laterDay(doneUntil, lastDayGoneBy(now, zone)).add({ days: 1 }), calendar);
}

export function laterDay(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? b : a;
}
