import { Temporal } from 'temporal-polyfill';
import { localDate } from '../calendar/local-date.js';

export type DateRefusal = 'DATE_IN_PAST' | 'DATE_TOO_FAR' | 'DATE_BEFORE_APPLICATION' | 'FOLLOW_UP_BEFORE_DECISION';

// Two years: a later date is a slip of the keyboard, not a plan.
const LONGEST_DAYS = 730;

export interface DateBounds {
  readonly zone: string;
  /** The local day on which the application was made. */
  readonly appliedOn: Temporal.PlainDate;
}

/** Decision dates lie from today to 730 days ahead in the timeline's zone. Null: nothing against it. */
export function checkDecisionDate(
  promised: { readonly decisionDate: Temporal.PlainDate; readonly followUpDate: Temporal.PlainDate | null },
  { zone, appliedOn }: DateBounds,
  now: Temporal.Instant,
): DateRefusal | null {
  const { decisionDate, followUpDate } = promised;
  if (isEarlier(decisionDate, appliedOn)) return 'DATE_BEFORE_APPLICATION';
  const today = localDate(now, zone);
  if (isEarlier(decisionDate, today)) return 'DATE_IN_PAST';
  if (isTooFar(decisionDate, today)) return 'DATE_TOO_FAR';
  return followUpDate !== null && isEarlier(followUpDate, decisionDate) ? 'FOLLOW_UP_BEFORE_DECISION' : null;
}

export function isEarlier(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

/** The last day that can be named: for a date, the end of a hold, a next word or a deadline. */
export function latestDay(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ days: LONGEST_DAYS });
}

export function isTooFar(date: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return isEarlier(latestDay(today), date);
}
