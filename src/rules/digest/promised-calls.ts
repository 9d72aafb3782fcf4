import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { addBusinessDays, businessDaysBetween } from '../calendar/business-days.js';
import { isBefore } from '../calendar/instants.js';
import { type DigestSpan, digestInstant } from './digest-days.js';

/** A candidate was told that a person gets in touch with them by a day, and nobody has yet. */
export interface PromisedCall {
  readonly on: Temporal.PlainDate;
  /** When the candidate was told so. */
  readonly saidAt: Temporal.Instant;
}

// Time enough to find out what there is to say.
const BUSINESS_DAYS_BEFORE = 2;

/**
 * Rule 6: whether a promise that a person has to keep stands in the digest of that day: in the first after it was made,
 * 2 bd before its day, on that day, and in every one after it.
 * @param toldOn the day of the last digest it stood in
 */
export function isCallPromisedIn(
  { after, day, zone }: DigestSpan,
  { on, saidAt }: PromisedCall,
  toldOn: Temporal.PlainDate | null,
  calendar: BusinessCalendar,
): boolean {
  if (isBefore(digestInstant(day, zone), saidAt)) return false;
  if (toldOn === null || isBefore(digestInstant(toldOn, zone), saidAt)) return true;
  const before = addBusinessDays(on, -BUSINESS_DAYS_BEFORE, calendar);
  const isIn = Temporal.PlainDate.compare(after, before) < 0 && Temporal.PlainDate.compare(before, day) <= 0;
  return isIn || Temporal.PlainDate.compare(on, day) <= 0;
}

/** Whole business days that are left before the day; negative once it has gone by, even if all days since were closed. */
export function daysLeft(day: Temporal.PlainDate, on: Temporal.PlainDate, calendar: BusinessCalendar): number {
  const days = businessDaysBetween(day, on, calendar);
  return Temporal.PlainDate.compare(on, day) < 0 ? Math.min(days, -1) : days;
}

/**
 * Rule 14: whether it stands in the digest of that day that a hold ends on a date which is over by then: from 2 bd before
 * its end on, once.
 */
export function isHoldEndingOn(
  day: Temporal.PlainDate,
  hold: { readonly until: Temporal.PlainDate; readonly decisionDate: Temporal.PlainDate },
  calendar: BusinessCalendar,
): boolean {
  const { until, decisionDate } = hold;
  if (Temporal.PlainDate.compare(decisionDate, until) >= 0) return false;
  const from = addBusinessDays(until, -BUSINESS_DAYS_BEFORE, calendar);
  return Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, until) < 0;
}
