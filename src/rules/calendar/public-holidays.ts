import type Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';

/** Whether a date is a public holiday; the dates of a year are computed once and kept. */
export type PublicHolidays = (date: Temporal.PlainDate) => boolean;

const known = new Map<string, Promise<PublicHolidays>>();

/**
 * The public holidays of a country and, if given, a region of it (`DE`, `BY`), substitute days included; an unknown
 * country has none, an unknown region its country's. The data are date-holidays' (CC-BY-3.0).
 */
export function publicHolidaysOf(country: string, region: string | null): Promise<PublicHolidays> {
  const key = JSON.stringify([country, region]);
  const found = known.get(key) ?? load(country, region);
  known.set(key, found);
  return found;
}

async function load(country: string, region: string | null): Promise<PublicHolidays> {
  // Imported when first needed: the holiday data of the whole world cost a quarter of a second and their memory.
  const { default: HolidaysOfTheWorld } = await import('date-holidays');
  // In UTC no day has a clock change, so that the library's Dates show whole days.
  const options = { timezone: 'UTC' };
  const source =
    region === null ? new HolidaysOfTheWorld(country, options) : new HolidaysOfTheWorld(country, region, options);
  const years = new Map<number, Set<string>>();
  const datesOf = (year: number) => {
    const dates = years.get(year) ?? holidayDates(source, year);
    years.set(year, dates);
    return dates;
  };
  // A holiday of several days that begins before New Year belongs to the year before.
  return (date) => datesOf(date.year).has(date.toString()) || datesOf(date.year - 1).has(date.toString());
}

function holidayDates(source: Holidays, year: number): Set<string> {
  const dates = new Set<string>();
  for (const holiday of source.getHolidays(year)) {
    // A holiday that begins at noon leaves an open morning: China's half days are no reason to be closed.
    if (holiday.type !== 'public' || !holiday.date.includes(' 00:00:00')) continue;
    const first = Temporal.PlainDate.from(holiday.date.slice(0, 'YYYY-MM-DD'.length));
    // Counted from the library's own start: an Islamic holiday's begins at sunset, a few hours before its first date.
    const days = utcDate(holiday.start).until(utcDate(holiday.end)).days;
    for (let n = 0; n < days; n++) dates.add(first.add({ days: n }).toString());
  }
  return dates;
}

function utcDate(date: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO('UTC').toPlainDate();
}

/** Whether the country has that region with holidays of its own; what is not known would silently never be kept. */
export async function isKnownRegion(country: string, region: string): Promise<boolean> {
  const { default: HolidaysOfTheWorld } = await import('date-holidays');
  return Object.keys(new HolidaysOfTheWorld().getStates(country) ?? {}).includes(region);
}
