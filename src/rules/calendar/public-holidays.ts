import type Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import type { HolidayCorrection } from './holiday-correction.js';
import { correctionsOf, hasCorrections } from './holiday-corrections.js';
import { hasWeekOfItsOwn } from './working-week.js';

/** A day on which a country does not work, or works although it would not. */
export interface CountryDay {
  /** In the country's own language, where the library has it. */
  readonly name: string;
  readonly isOpen: boolean;
  readonly source: 'LIBRARY' | 'CORRECTION';
  /** Where the correction stands; null: the library's. */
  readonly reference: string | null;
}

export interface PublicHolidays {
  /** False: nothing is known of the country, and no day is a holiday. */
  readonly isKnown: boolean;
  /** The days of a year, by their dates; computed once and kept. */
  ofYear(year: number): ReadonlyMap<string, CountryDay>;
}

const known = new Map<string, Promise<PublicHolidays>>();

/**
 * The public holidays of a country and, if given, a region of it (`DE`, `BY`), substitute days included; an unknown region
 * has its country's. The data are date-holidays' (CC-BY-3.0), and corrections with their sources.
 */
export function publicHolidaysOf(country: string, region: string | null): Promise<PublicHolidays> {
  const key = JSON.stringify([country, region]);
  const found = known.get(key) ?? load(country, region);
  known.set(key, found);
  return found;
}

// Where a country has no calendar of its own but those of its parts: most of its people live by this one.
const usualRegions: Readonly<Record<string, string>> = { GB: 'ENG' };
// A library's day that is a part of a longer holiday is shifted to where that begins.
const KOREAN_NEW_YEAR = 'korean 01-0-01';
const HOURS_A_DAY = 24;
const MS_AN_HOUR = 3_600_000;
const SUBSTITUTE_WITHIN_DAYS = 7;
const SINGLE_DATE = /^\d{4}-\d{2}-\d{2}$/;

async function load(country: string, region: string | null): Promise<PublicHolidays> {
  // Imported when first needed: the holiday data of the whole world cost a quarter of a second and their memory.
  const { default: HolidaysOfTheWorld } = await import('date-holidays');
  // In UTC no day has a clock change, so that the library's Dates show whole days.
  const options = { timezone: 'UTC' };
  const part = region ?? usualRegions[country] ?? null;
  const library =
    part === null ? new HolidaysOfTheWorld(country, options) : new HolidaysOfTheWorld(country, part, options);
  const corrections = correctionsOf(country, part);
  const sources = new Map<string, string>();
  for (const correction of corrections) correct(library, correction, sources);
  const years = new Map<number, ReadonlyMap<string, CountryDay>>();
  const isKnown = country in new HolidaysOfTheWorld().getCountries() || hasCorrections(country);
  const ofYear = (year: number) => {
    const days = years.get(year) ?? daysOf(library, corrections, sources, year);
    years.set(year, days);
    return days;
  };
  return { isKnown, ofYear };
}

function correct(library: Holidays, correction: HolidayCorrection, sources: Map<string, string>): void {
  for (const rule of correction.without ?? []) library.setHoliday(rule, false as never);
  for (const [rule, name] of Object.entries(correction.with ?? {})) {
    library.setHoliday(rule, { name: { en: name }, type: 'public' });
    sources.set(rule, correction.source);
  }
  if (correction.without?.includes(`${KOREAN_NEW_YEAR} P3D`)) {
    library.setHoliday(`${KOREAN_NEW_YEAR} P2D`, { name: { ko: '설날' }, type: 'public' });
    sources.set(`${KOREAN_NEW_YEAR} P2D`, correction.source);
  }
}

function daysOf(
  library: Holidays,
  corrections: readonly HolidayCorrection[],
  sources: ReadonlyMap<string, string>,
  year: number,
): ReadonlyMap<string, CountryDay> {
  const days = new Map<string, CountryDay>();
  const add = (date: Temporal.PlainDate, day: CountryDay) => {
    if (date.year === year) days.set(date.toString(), day);
  };
  const kept = [year - 1, year].flatMap((each) => keptOf(library, corrections, each));
  for (const { first, length, name, rule, keptBecause } of kept) {
    const reference = keptBecause ?? sources.get(rule) ?? null;
    const source = reference === null ? 'LIBRARY' : 'CORRECTION';
    for (let n = 0; n < length; n++) add(first.add({ days: n }), { name, isOpen: false, source, reference });
    // The eve is the first of the three days.
    if (rule.startsWith(KOREAN_NEW_YEAR)) add(first.subtract({ days: 1 }), { name, isOpen: false, source, reference });
  }
  for (const { closed = {}, open = {}, source: reference } of corrections) {
    const corrected = { source: 'CORRECTION', reference } as const;
    for (const [date, name] of Object.entries(closed))
      add(Temporal.PlainDate.from(date), { name, isOpen: false, ...corrected });
    for (const [date, name] of Object.entries(open))
      add(Temporal.PlainDate.from(date), { name, isOpen: true, ...corrected });
  }
  for (const { moves, source } of corrections) if (moves !== undefined) moveOn(days, kept, moves, source, year);
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Kept {
  readonly first: Temporal.PlainDate;
  /** Days. */
  readonly length: number;
  readonly name: string;
  readonly rule: string;
  /** It is off in the place of another. */
  readonly substitute: boolean;
  /** Where it stands that it is a day off, if the library has it as of another kind. */
  readonly keptBecause: string | null;
}

function keptOf(library: Holidays, corrections: readonly HolidayCorrection[], year: number): Kept[] {
  return library.getHolidays(year).flatMap(({ date, start, end, name, rule, type, substitute = false }) => {
    const keptBecause = corrections.find((each) => each.kept?.includes(name))?.source ?? null;
    if (type !== 'public' && keptBecause === null) return [];
    // Whole days only: the morning before a half day, and the one after a holiday that ends at noon, are worked.
    const length = Math.floor((end.getTime() - start.getTime()) / MS_AN_HOUR / HOURS_A_DAY);
    const first = Temporal.PlainDate.from(date.slice(0, 'YYYY-MM-DD'.length));
    return [{ first, length, name, rule, substitute, keptBecause }];
  });
}

/** By law a holiday that falls on a day off gives the next working day. The library may know of it. */
function moveOn(
  days: Map<string, CountryDay>,
  kept: readonly Kept[],
  { from, butFor }: NonNullable<HolidayCorrection['moves']>,
  reference: string,
  year: number,
): void {
  const isSubstituted = ({ first, name, rule }: Kept, on: Temporal.PlainDate) =>
    kept.some((other) => {
      const later = on.until(other.first).days;
      const isGiven = other.substitute || SINGLE_DATE.test(other.rule);
      const isOfIt = other.rule === rule || (isGiven && other.name.startsWith(name));
      return !other.first.equals(first) && later > 0 && later <= SUBSTITUTE_WITHIN_DAYS && isOfIt;
    });
  // Of two holidays on one day one is made up for.
  const moved = new Set<string>();
  for (const holiday of kept) {
    for (let n = 0; n < holiday.length; n++) {
      const on = holiday.first.add({ days: n });
      if (!from.includes(on.dayOfWeek) || butFor.includes(holiday.name) || isSubstituted(holiday, on)) continue;
      if (moved.has(on.toString())) continue;
      moved.add(on.toString());
      let next = on.add({ days: 1 });
      while (from.includes(next.dayOfWeek) || days.get(next.toString())?.isOpen === false) next = next.add({ days: 1 });
      // The government moved it elsewhere.
      if (days.get(next.toString())?.isOpen) continue;
      const day = { name: holiday.name, isOpen: false, source: 'CORRECTION', reference } as const;
      if (next.year === year) days.set(next.toString(), day);
    }
  }
}

/** Whether the country has that region with holidays or a week of its own; what is not known would silently never be kept. */
export async function isKnownRegion(country: string, region: string): Promise<boolean> {
  const { default: HolidaysOfTheWorld } = await import('date-holidays');
  return (
    hasWeekOfItsOwn(country, region) || Object.keys(new HolidaysOfTheWorld().getStates(country) ?? {}).includes(region)
  );
}
