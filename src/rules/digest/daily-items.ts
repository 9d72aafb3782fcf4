import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { addBusinessDays } from '../calendar/business-days.js';
import { localDate } from '../calendar/local-date.js';

/**
 * Rule 9: whether a decision that was to be told at that instant, and has not been, stands in the digest of that day:
 * in every one after the recruiter's local day of it + 1 bd.
 */
export function isUntoldOn(
  day: Temporal.PlainDate,
  dueAt: Temporal.Instant,
  zone: string,
  calendar: BusinessCalendar,
): boolean {
  const lastOwnDay = addBusinessDays(localDate(dueAt, zone), 1, calendar);
  return Temporal.PlainDate.compare(lastOwnDay, day) < 0;
}

/**
 * Whether an application stands in the digest of that day because nobody has been in touch for so long: once, and again
 * after as long. `flaggedOn` is the day of the last digest it stood in.
 */
export function isSilentOn(
  day: Temporal.PlainDate,
  lastTouchOn: Temporal.PlainDate,
  flaggedOn: Temporal.PlainDate | null,
  silentAfterDays: number,
): boolean {
  const isLongAgo = (since: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(since.add({ days: silentAfterDays }), day) <= 0;
  return isLongAgo(lastTouchOn) && (flaggedOn === null || isLongAgo(flaggedOn));
}

/** Rule 6: whether that a call is needed, from `callDay` on, stands in the digest of that day. Told once per touch. */
export function isCallNeededOn(day: Temporal.PlainDate, callDay: Temporal.PlainDate | null): boolean {
  return callDay !== null && Temporal.PlainDate.compare(callDay, day) <= 0;
}
