/** Local days and instants, of which many are asked for again and again. */
import * as searched from '../rules/calendar.oracle.js';
import { eightOf as searchedEight } from '../rules/member-rungs.oracle.js';

export const MINUTE = 60_000;
export const QUARTER = 15 * MINUTE;
const MOST_REMEMBERED = 500_000;

function remembered<Value>(search: (key: string | number, of: string) => Value) {
  const found = new Map<string, Map<string | number, Value>>();
  return (key: string | number, of: string): Value => {
    const known = found.get(of) ?? new Map<string | number, Value>();
    found.set(of, known);
    const value = known.get(key) ?? search(key, of);
    if (known.size > MOST_REMEMBERED) known.clear();
    known.set(key, value);
    return value;
  };
}

export const firstInstantOf: (date: string, zone: string) => number = remembered((date, zone) =>
  searched.firstInstantOf(String(date), zone),
);
export const eightOf: (date: string, zone: string) => number = remembered((date, zone) =>
  searchedEight(String(date), zone),
);
/** `2026-12-04 09:15` */
export const localTime: (at: number, zone: string) => string = remembered((at, zone) =>
  searched.localTime(Number(at), zone),
);
export const step: (date: string) => string = (
  (next) => (date: string) =>
    next(date, '')
)(remembered((date) => searched.step(String(date), 1)));

export const dayOf = (at: number, zone: string): string => localTime(at, zone).slice(0, 'YYYY-MM-DD'.length);
export const { plusBusinessDays, steps } = searched;
/** The start of the day after. */
export const overAt = (date: string, zone: string): number => firstInstantOf(step(date), zone);

const weekdays = remembered((date) => !searched.isWeekend(String(date)));

/** Weekdays, of which every so manieth day is a holiday. */
export function everyWeekdayBut(closedEvery: number): searched.OpenDays {
  return (date) => weekdays(date, '') && Math.floor(Date.parse(date) / 86_400_000) % closedEvery !== 0;
}

/** Rule 1: the last business day of the week, which ends on Sunday; if it has none, its Friday. */
export function promisedOfWeek(date: string, isOpen: searched.OpenDays): string {
  let sunday = date;
  while (new Date(`${sunday}T12:00:00Z`).getUTCDay() !== 0) sunday = step(sunday);
  const week = Array.from({ length: 7 }, (_, n) => steps(sunday, 0 - n));
  return week.find(isOpen) ?? steps(sunday, -2);
}

export function iso(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
