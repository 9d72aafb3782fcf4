import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from './business-calendar.js';
import { NoOpenDayError } from './no-open-day-error.js';
import { plusDays } from './plus-days.js';
import { remembered } from './remembered.js';

// A year and a day: no real calendar stays closed that long, and every search ends.
const DAYS_SEARCHED = 366;

const FRIDAY = 5;
const SUNDAY = 7;

type Direction = 1 | -1;

/** The first open day from `date` on (itself included), looking forwards or backwards. */
export function openDayFrom(
  date: Temporal.PlainDate,
  calendar: BusinessCalendar,
  direction: Direction = 1,
): Temporal.PlainDate {
  return searchesIn(calendar)(date, direction === 1 ? FORWARDS : BACKWARDS);
}

/** `date + n bd`; a negative n counts backwards, and `+ 0 bd` of a closed day is that day itself. */
export function addBusinessDays(date: Temporal.PlainDate, n: number, calendar: BusinessCalendar): Temporal.PlainDate {
  return searchesIn(calendar)(date, String(n));
}

const FORWARDS = 'open day from';
const BACKWARDS = 'open day until';

type Search = (date: Temporal.PlainDate, key: string) => Temporal.PlainDate;

// A calendar is a value and answers the same each time; a sweep asks one for few days, and each of them often.
const searches = new WeakMap<BusinessCalendar, Search>();

function searchesIn(calendar: BusinessCalendar): Search {
  const known = searches.get(calendar);
  if (known !== undefined) return known;
  const search = remembered((date, key) => {
    if (key === FORWARDS) return searchFrom(date, calendar, 1);
    return key === BACKWARDS ? searchFrom(date, calendar, -1) : count(date, Number(key), calendar);
  });
  searches.set(calendar, search);
  return search;
}

function searchFrom(date: Temporal.PlainDate, calendar: BusinessCalendar, direction: Direction): Temporal.PlainDate {
  let day = date;
  for (let searched = 0; searched < DAYS_SEARCHED; searched++) {
    if (calendar.isOpen(day)) return day;
    day = plusDays(day, direction);
  }
  throw new NoOpenDayError(date);
}

function count(date: Temporal.PlainDate, n: number, calendar: BusinessCalendar): Temporal.PlainDate {
  const direction: Direction = n < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(n); left > 0; left--) day = searchFrom(plusDays(day, direction), calendar, direction);
  return day;
}

/** Open days after `from` up to and including `to`; the same number, negative, when `to` is the earlier one. */
export function businessDaysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: BusinessCalendar,
): number {
  if (Temporal.PlainDate.compare(to, from) < 0) return -businessDaysBetween(to, from, calendar) || 0;
  let count = 0;
  for (let day = from; !day.equals(to); ) {
    day = plusDays(day, 1);
    if (calendar.isOpen(day)) count++;
  }
  return count;
}

function lastOpenDayOfSpan(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  calendar: BusinessCalendar,
): Temporal.PlainDate | null {
  for (let day = last; Temporal.PlainDate.compare(day, first) >= 0; day = day.subtract({ days: 1 })) {
    if (calendar.isOpen(day)) return day;
  }
  return null;
}

/** The last business day of the week of `date` (Monday to Sunday); its Friday if all of it is closed. */
export function lastBusinessDayOfWeek(date: Temporal.PlainDate, calendar: BusinessCalendar): Temporal.PlainDate {
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  const sunday = date.add({ days: SUNDAY - date.dayOfWeek });
  return lastOpenDayOfSpan(monday, sunday, calendar) ?? date.add({ days: FRIDAY - date.dayOfWeek });
}

/** The last business day of the month of `date`; its last day if all of it is closed. */
export function lastBusinessDayOfMonth(date: Temporal.PlainDate, calendar: BusinessCalendar): Temporal.PlainDate {
  const lastDay = date.with({ day: date.daysInMonth });
  return lastOpenDayOfSpan(date.with({ day: 1 }), lastDay, calendar) ?? lastDay;
}
