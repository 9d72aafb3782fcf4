import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { daysLeft, isCallPromisedIn, isHoldEndingOn } from './promised-calls.js';

const zone = 'Europe/Berlin';
const weekdays = { isOpen: (day: Temporal.PlainDate) => day.dayOfWeek < 6 };
const date = (day: number) => Temporal.PlainDate.from({ year: 2026, month: 12, day });
/** Sent on Tuesday the 8th at nine, for Tuesday the 15th. */
const call = { on: date(15), saidAt: Temporal.Instant.from('2026-12-08T08:00:00Z') };
const openDays = [7, 8, 9, 10, 11, 14, 15, 16, 17];

describe('rule 6: that a person has to keep a promise', () => {
  it('stands in the first digest after it was made, 2 bd before, on the day and on every one after', () => {
    const told: number[] = [];
    for (const day of openDays) {
      const span = { after: date(day).subtract({ days: 1 }), day: date(day), zone };
      const last = told.at(-1);
      if (isCallPromisedIn(span, call, last === undefined ? null : date(last), weekdays)) told.push(day);
    }
    expect(told).toEqual([9, 11, 15, 16, 17]);
  });

  it('goes in the next digest, if the days before had none', () => {
    expect(isCallPromisedIn({ after: date(10), day: date(14), zone }, call, date(9), weekdays)).toBe(true);
    expect(isCallPromisedIn({ after: date(11), day: date(14), zone }, call, date(11), weekdays)).toBe(false);
  });

  it('is another one, when it is made anew after an earlier one', () => {
    expect(isCallPromisedIn({ after: date(8), day: date(9), zone }, call, date(8), weekdays)).toBe(true);
  });

  it('counts the days that are left, and is overdue from the next day on, open or not', () => {
    expect(daysLeft(date(11), date(15), weekdays)).toBe(2);
    expect(daysLeft(date(15), date(15), weekdays)).toBe(0);
    expect(daysLeft(date(13), date(12), weekdays)).toBe(-1);
    expect(daysLeft(date(16), date(15), weekdays)).toBe(-1);
  });
});

describe('rule 14: that a hold ends on a date which is over', () => {
  const hold = { until: date(15), decisionDate: date(4) };

  it('stands in digests from 2 bd before its end on, and not once it has ended', () => {
    expect(openDays.filter((day) => isHoldEndingOn(date(day), hold, weekdays))).toEqual([11, 14]);
  });

  it('does not, if the date is still ahead then', () => {
    const ahead = { ...hold, decisionDate: date(15) };
    expect(openDays.filter((day) => isHoldEndingOn(date(day), ahead, weekdays))).toEqual([]);
  });
});
