import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { addBusinessDays } from '../calendar/business-days.js';
import { laterOf } from '../calendar/instants.js';
import { dueInstant } from './due-instant.js';

/** Rule 5: when the candidate is owed the word that a date passed: the day after the grace, begun in both zones. */
export function passedInstant(
  date: Temporal.PlainDate,
  zones: { readonly zone: string; readonly candidateZone: string },
  graceBusinessDays: number,
  calendar: BusinessCalendar,
): Temporal.Instant {
  const lastDayOfGrace = addBusinessDays(date, graceBusinessDays, calendar);
  return laterOf(dueInstant(lastDayOfGrace, zones.zone), dueInstant(lastDayOfGrace, zones.candidateZone));
}
