import type { BusinessCalendar } from './business-calendar.js';
import { type CountryDay, publicHolidaysOf } from './public-holidays.js';
import { type Weekdays, workingWeekOf } from './working-week.js';

export interface CalendarSource {
  /** ISO 3166-1 alpha-2; null: no public holidays. */
  readonly country: string | null;
  /** A subdivision's code within its country (`BY`, `CA`). */
  readonly region: string | null;
  /** The days on which the organization works; null: its country's. */
  readonly workingDays?: Weekdays | null;
  /** The organization's own closed days, and days on which it works although it would not. */
  readonly closedDays: readonly string[];
  readonly openedDays?: readonly string[];
}

/** A day that is not as its weekday. */
export interface CalendarDay extends Omit<CountryDay, 'name' | 'source'> {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Null: the organization's own, which has none. */
  readonly name: string | null;
  readonly source: CountryDay['source'] | 'ORGANIZATION';
}

export interface KnownCalendar extends BusinessCalendar {
  readonly workingDays: Weekdays;
  /** False: no holidays of the country are known. */
  readonly hasHolidays: boolean;
  /** The days of a year that are not as their weekday, as they are used, in order. */
  daysOf(year: number): readonly CalendarDay[];
}

/** Loads what a calendar needs; the value itself answers without waiting. */
export async function calendarFor(source: CalendarSource): Promise<KnownCalendar> {
  const { country, region } = source;
  const holidays = country === null ? null : await publicHolidaysOf(country, region);
  const closed = new Set(source.closedDays);
  const opened = new Set(source.openedDays ?? []);
  const workingDays = source.workingDays ?? workingWeekOf(country, region);
  const week = new Set(workingDays);
  return {
    workingDays,
    hasHolidays: holidays?.isKnown ?? false,
    isOpen: (day) => {
      const date = day.toString();
      if (opened.has(date)) return true;
      if (closed.has(date)) return false;
      return holidays?.ofYear(day.year).get(date)?.isOpen ?? week.has(day.dayOfWeek);
    },
    daysOf: (year) => {
      const days = new Map<string, CalendarDay>();
      for (const [date, day] of holidays?.ofYear(year) ?? []) days.set(date, { date, ...day });
      const own = (date: string, isOpen: boolean) => {
        const name = days.get(date)?.name ?? null;
        if (date.startsWith(yearOf(year)))
          days.set(date, { date, name, isOpen, source: 'ORGANIZATION', reference: null });
      };
      for (const date of closed) own(date, false);
      for (const date of opened) own(date, true);
      return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
    },
  };
}

function yearOf(year: number): string {
  return `${String(year).padStart(4, '0')}-`;
}
