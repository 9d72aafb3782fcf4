import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../../src/rules/index.js';
import { isWeekend, type OpenDays } from './calendar.oracle.js';

/** Zones whose clocks change at midnight, by half an hour, in the other half of the year, around Ramadan, or never. */
export const zones = fc.constantFrom(
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/New_York',
  'America/Santiago',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Pacific/Apia',
  'Pacific/Honolulu',
  'UTC',
);

const FIRST_DAY = Temporal.PlainDate.from('2026-01-01');
const FIRST_INSTANT_MS = Date.parse('2026-01-01T00:00:00Z');
const TWO_YEARS_IN_DAYS = 730;
const TWO_YEARS_IN_MINUTES = TWO_YEARS_IN_DAYS * 24 * 60;

export const dates = fc.integer({ min: 0, max: TWO_YEARS_IN_DAYS }).map((days) => FIRST_DAY.add({ days }));

export const instants = fc
  .integer({ min: 0, max: TWO_YEARS_IN_MINUTES })
  .map((minutes) => Temporal.Instant.fromEpochMilliseconds(FIRST_INSTANT_MS + minutes * 60_000));

export interface RandomCalendar {
  readonly calendar: BusinessCalendar;
  readonly isOpen: OpenDays;
}

/** Weekdays minus closed days that come back every `every` days, so that runs of closed days of any length occur. */
export const calendars: fc.Arbitrary<RandomCalendar> = fc
  .record({ every: fc.integer({ min: 3, max: 40 }), run: fc.integer({ min: 0, max: 2 }) })
  .map(({ every, run }) => {
    const isOpen = (iso: string) => !isWeekend(iso) && Math.floor(Date.parse(iso) / 86_400_000) % every >= run;
    return { isOpen, calendar: { isOpen: (date) => isOpen(date.toString()) } };
  });

export const windows = fc
  .record({ opens: fc.integer({ min: 24, max: 60 }), quarters: fc.integer({ min: 1, max: 28 }) })
  .map(({ opens, quarters }) => ({ opens: quarterHour(opens), closes: quarterHour(opens + quarters) }));

/** The n-th quarter hour of a day as `09:15`. */
function quarterHour(n: number): string {
  return `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`;
}
