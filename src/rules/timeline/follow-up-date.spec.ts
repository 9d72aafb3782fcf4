import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { calendars, dates } from '../../../test/rules/calendar.arbitrary.js';
import { step, steps } from '../../../test/rules/calendar.oracle.js';
import { followUpDate } from './follow-up-date.js';

const twice = { followUpIntervals: 2 };
const weekdays = { isOpen: (day: Temporal.PlainDate) => day.dayOfWeek < 6 };

describe('rule 12: from when a candidate may follow up', () => {
  it.each([
    ['twice the promised week', '2026-11-30', '2026-12-07', '2026-12-14'],
    ['a week after the decision date, however long the promise', '2026-11-06', '2026-12-04', '2026-12-11'],
    ['a week after a date that is months ahead', '2026-11-30', '2027-03-01', '2027-03-08'],
    ['moved to Monday from a Saturday', '2026-11-30', '2026-12-03', '2026-12-07'],
    ['the same day for a promise of today', '2026-11-30', '2026-11-30', '2026-11-30'],
    ['never before the decision date, when that is over', '2026-12-08', '2026-12-04', '2026-12-04'],
  ])('is %s', (_sentence, setOn, date, expected) => {
    const followUp = followUpDate(Temporal.PlainDate.from(date), Temporal.PlainDate.from(setOn), twice, weekdays);
    expect(followUp.toString()).toBe(expected);
  });

  it('agrees with one who counts the days forth, again but a week at most, and on to an open one', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -30, max: 90 }), calendars, (setOn, days, { calendar, isOpen }) => {
        const decision = steps(setOn.toString(), days);
        const again = steps(decision, Math.min(days, 7));
        let expected = again > decision ? again : decision;
        while (!isOpen(expected)) expected = step(expected, 1);
        expect(followUpDate(setOn.add({ days }), setOn, twice, calendar).toString()).toBe(expected);
      }),
      { numRuns: 150 },
    );
  });
});
