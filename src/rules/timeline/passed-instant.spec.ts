import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { calendars, dates, zones } from '../../../test/rules/calendar.arbitrary.js';
import { firstInstantOf, plusBusinessDays, step } from '../../../test/rules/calendar.oracle.js';
import { passedInstant } from './passed-instant.js';

const weekdays = { isOpen: (day: Temporal.PlainDate) => day.dayOfWeek < 6 };

function passed(date: string, grace: number, zone: string, candidateZone = zone) {
  return passedInstant(Temporal.PlainDate.from(date), { zone, candidateZone }, grace, weekdays).toString();
}

describe('rule 5: when the candidate is owed the word that a date passed', () => {
  it.each([
    ['a Friday with one day of grace: when Tuesday begins', '2026-12-04', 1, '2026-12-07T23:00:00Z'],
    ['a Friday without grace: when Saturday begins', '2026-12-04', 0, '2026-12-04T23:00:00Z'],
    ['a Saturday without grace: when Sunday begins', '2026-12-05', 0, '2026-12-05T23:00:00Z'],
    ['a Saturday with one day of grace: when Tuesday begins', '2026-12-05', 1, '2026-12-07T23:00:00Z'],
    ['a Friday before the clocks change', '2026-03-27', 1, '2026-03-30T22:00:00Z'],
  ])('%s', (_sentence, date, grace, utc) => {
    expect(passed(date, grace, 'Europe/Berlin')).toBe(utc);
  });

  it('waits until the day is over for the one who lives further west', () => {
    expect(passed('2026-12-04', 1, 'Europe/Berlin', 'America/New_York')).toBe('2026-12-08T05:00:00Z');
    expect(passed('2026-12-04', 1, 'America/New_York', 'Europe/Berlin')).toBe('2026-12-08T05:00:00Z');
  });

  it('agrees with one who counts days and watches both clocks', () => {
    const grace = fc.integer({ min: 0, max: 10 });
    fc.assert(
      fc.property(dates, grace, zones, zones, calendars, (date, days, zone, candidateZone, { calendar, isOpen }) => {
        const dayAfter = step(plusBusinessDays(date.toString(), days, isOpen), 1);
        const expected = Math.max(firstInstantOf(dayAfter, zone), firstInstantOf(dayAfter, candidateZone));
        expect(passedInstant(date, { zone, candidateZone }, days, calendar).epochMilliseconds).toBe(expected);
      }),
      { numRuns: 150 },
    );
  });
});
