import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dates, zones } from '../../../test/rules/calendar.arbitrary.js';
import { firstInstantOf } from '../../../test/rules/calendar.oracle.js';
import { startOfDay } from './start-of-day.js';

const start = (date: string, zone: string) => startOfDay(Temporal.PlainDate.from(date), zone).toString();

// Worked out by hand from the zones' rules: offset before and after the change, and at which local time it happens.
const oracle: readonly [why: string, zone: string, date: string, utc: string][] = [
  ['Berlin in winter, UTC+1', 'Europe/Berlin', '2026-12-05', '2026-12-04T23:00:00Z'],
  ['Berlin, the day its clocks go forward at 02:00', 'Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z'],
  ['Berlin, the day after, 23 hours later', 'Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00Z'],
  ['Berlin, the day its clocks go back at 03:00', 'Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z'],
  ['Berlin, the day after, 25 hours later', 'Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00Z'],
  ['New York, the day its clocks go forward', 'America/New_York', '2026-03-08', '2026-03-08T05:00:00Z'],
  ['New York, the day after', 'America/New_York', '2026-03-09', '2026-03-09T04:00:00Z'],
  ['New York, the day its clocks go back', 'America/New_York', '2026-11-01', '2026-11-01T04:00:00Z'],
  ['New York, the day after', 'America/New_York', '2026-11-02', '2026-11-02T05:00:00Z'],
  ['Cairo, the day before its midnight is skipped', 'Africa/Cairo', '2026-04-23', '2026-04-22T22:00:00Z'],
  ['Cairo, a day that starts at 01:00, now UTC+3', 'Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z'],
  ['Cairo, the day after', 'Africa/Cairo', '2026-04-25', '2026-04-24T21:00:00Z'],
  ['Cairo, the day whose last hour comes twice', 'Africa/Cairo', '2026-10-29', '2026-10-28T21:00:00Z'],
  ['Cairo, back at UTC+2', 'Africa/Cairo', '2026-10-30', '2026-10-29T22:00:00Z'],
  ['Santiago, a day that starts at 01:00', 'America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z'],
  ['Santiago, the day after, UTC-3', 'America/Santiago', '2026-09-07', '2026-09-07T03:00:00Z'],
  ['Santiago, the day whose last hour comes twice', 'America/Santiago', '2026-04-04', '2026-04-04T03:00:00Z'],
  ['Santiago, back at UTC-4', 'America/Santiago', '2026-04-05', '2026-04-05T04:00:00Z'],
  ['Lord Howe, the day its clocks go back half an hour', 'Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z'],
  ['Lord Howe, the day after, UTC+10:30', 'Australia/Lord_Howe', '2026-04-06', '2026-04-05T13:30:00Z'],
  ['Lord Howe, the day its clocks go forward', 'Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00Z'],
  ['Lord Howe, the day after, UTC+11', 'Australia/Lord_Howe', '2026-10-05', '2026-10-04T13:00:00Z'],
  ['Apia, the last day east of the date line, UTC-10', 'Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00Z'],
  ['Apia, a day that does not exist: the next', 'Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z'],
  ['Apia, the day after it, UTC+14', 'Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z'],
  ['Casablanca, UTC+1 before Ramadan', 'Africa/Casablanca', '2026-02-15', '2026-02-14T23:00:00Z'],
  ['Casablanca, UTC during Ramadan', 'Africa/Casablanca', '2026-02-16', '2026-02-16T00:00:00Z'],
  ['Casablanca, the day it ends, still UTC', 'Africa/Casablanca', '2026-03-22', '2026-03-22T00:00:00Z'],
  ['Casablanca, the day after', 'Africa/Casablanca', '2026-03-23', '2026-03-22T23:00:00Z'],
];

describe('the start of a local day', () => {
  it.each(oracle)('is right in %s', (_why, zone, date, utc) => {
    expect(start(date, zone)).toBe(utc);
  });

  it('is the first instant that the zone shows on that date, on any day in any zone', () => {
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        expect(startOfDay(date, zone).epochMilliseconds).toBe(firstInstantOf(date.toString(), zone));
      }),
      { numRuns: 200 },
    );
  });
});
