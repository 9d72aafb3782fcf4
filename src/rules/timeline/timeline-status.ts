import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { addBusinessDays } from '../calendar/business-days.js';
import { isBefore } from '../calendar/instants.js';
import { startOfDay } from '../calendar/start-of-day.js';
import type { Policy } from '../policy/policy.js';
import { dueInstant } from './due-instant.js';
import type { ClosedAs, TimelineFacts } from './timeline-facts.js';

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

/** Rule 2. It follows the current date, told or not. */
export function timelineStatus(
  facts: TimelineFacts,
  policy: Policy,
  calendar: BusinessCalendar,
  now: Temporal.Instant,
): TimelineStatus {
  if (facts.closedAs !== null) return facts.closedAs;
  if (facts.heldUntil !== null) return 'ON_HOLD';
  if (!isBefore(now, dueInstant(facts.decisionDate, facts.zone))) return 'SLIPPED';
  const dueSoon = dueSoonInstant(facts.decisionDate, facts.zone, policy.dueSoonBusinessDays, calendar);
  return isBefore(now, dueSoon) ? 'ON_TRACK' : 'DUE_SOON';
}
