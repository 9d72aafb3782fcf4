import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from './business-calendar.js';
import { publicHolidaysOf } from './public-holidays.js';

export interface CalendarSource {
  /** ISO 3166-1 alpha-2; null: no public holidays. */
  readonly country: string | null;
  /** A subdivision's code within its country (`BY`, `CA`). */
  readonly region: string | null;
  /** The organization's own closed days. */
  readonly closedDays: readonly Temporal.PlainDate[];
}

const SATURDAY = 6;

/** Loads what a calendar needs; the value itself answers without waiting. */
export async function calendarFor({ country, region, closedDays }: CalendarSource): Promise<BusinessCalendar> {
  const isHoliday = country === null ? () => false : await publicHolidaysOf(country, region);
  const closed = new Set(closedDays.map((day) => day.toString()));
  return {
    isOpen: (date) => date.dayOfWeek < SATURDAY && !closed.has(date.toString()) && !isHoliday(date),
  };
}
