import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dates, zones } from '../../../test/rules/calendar.arbitrary.js';
import { firstInstantOf, step } from '../../../test/rules/calendar.oracle.js';
import { dueInstant } from './due-instant.js';

const due = (date: string, zone: string) => dueInstant(Temporal.PlainDate.from(date), zone).toString();

describe('rule 1: a date is due when the local day after it begins', () => {
  it.each([
    ['Berlin', 'Europe/Berlin', '2026-12-04', '2026-12-04T23:00:00Z'],
    ['Berlin on a day of 23 hours', 'Europe/Berlin', '2026-03-29', '2026-03-29T22:00:00Z'],
    ['Berlin on a day of 25 hours', 'Europe/Berlin', '2026-10-25', '2026-10-25T23:00:00Z'],
    ['New York on a day of 25 hours', 'America/New_York', '2026-11-01', '2026-11-02T05:00:00Z'],
    ['Cairo before a day without midnight', 'Africa/Cairo', '2026-04-23', '2026-04-23T22:00:00Z'],
    ['Santiago before a day without midnight', 'America/Santiago', '2026-09-05', '2026-09-06T04:00:00Z'],
    ['Santiago on a day whose last hour comes twice', 'America/Santiago', '2026-04-04', '2026-04-05T04:00:00Z'],
    ['Lord Howe on a day of 24 hours and a half', 'Australia/Lord_Howe', '2026-04-05', '2026-04-05T13:30:00Z'],
    ['Apia before a day that does not exist', 'Pacific/Apia', '2011-12-29', '2011-12-30T10:00:00Z'],
    ['Casablanca on the last day of Ramadan’s time', 'Africa/Casablanca', '2026-03-22', '2026-03-22T23:00:00Z'],
  ])('in %s', (_where, zone, date, utc) => {
    expect(due(date, zone)).toBe(utc);
  });

  it('agrees with the local clock on any day in any zone', () => {
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        const seen = firstInstantOf(step(date.toString(), 1), zone);
        expect(dueInstant(date, zone).epochMilliseconds).toBe(seen);
      }),
      { numRuns: 150 },
    );
  });
});
