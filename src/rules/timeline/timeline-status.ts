import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { addBusinessDays } from '../calendar/business-days.js';
import { startOfDay } from '../calendar/start-of-day.js';
import type { ClosedAs } from './timeline-facts.js';

export type TimelineStatus = 'ON_TRACK' | 'DUE_SOON' | 'SLIPPED' | 'ON_HOLD' | ClosedAs;

/** Rule 2: the start of the day from which a decision date is close. */
export function dueSoonInstant(
  date: Temporal.PlainDate,
  zone: string,
  dueSoonBusinessDays: number,
  calendar: BusinessCalendar,
): Temporal.Instant {
  return startOfDay(addBusinessDays(date, -dueSoonBusinessDays, calendar), zone);
}

/**
 * What a status follows from: of the current date, told or not, the instants at which it is close and over. In milliseconds
 * since the epoch: a list compares hundreds.
 */
export interface StatusFacts {
  readonly closedAs: ClosedAs | null;
  readonly isHeld: boolean;
  readonly dueSoonAt: number;
  readonly dueAt: number;
}

/** Rule 2, in its order. @param now in milliseconds since the epoch */
export function timelineStatus({ closedAs, isHeld, dueSoonAt, dueAt }: StatusFacts, now: number): TimelineStatus {
  if (closedAs !== null) return closedAs;
  if (isHeld) return 'ON_HOLD';
  if (now >= dueAt) return 'SLIPPED';
  return now < dueSoonAt ? 'ON_TRACK' : 'DUE_SOON';
}
