import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { calendars, dates } from '../../../test/rules/calendar.arbitrary.js';
import { plusBusinessDays, step } from '../../../test/rules/calendar.oracle.js';
import type { BusinessCalendar } from './business-calendar.js';
import {
  addBusinessDays,
  businessDaysBetween,
  lastBusinessDayOfMonth,
  lastBusinessDayOfWeek,
  openDayFrom,
} from './business-days.js';
import { NoOpenDayError } from './no-open-day-error.js';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const weekdaysBut = (...closed: string[]): BusinessCalendar => ({
  isOpen: (day) => day.dayOfWeek < 6 && !closed.includes(day.toString()),
});
const neverOpen: BusinessCalendar = { isOpen: () => false };

describe('business days', () => {
  it.each([
    ['a Friday and one is Monday', '2026-12-04', 1, '2026-12-07'],
    ['a Saturday and none is that Saturday', '2026-12-05', 0, '2026-12-05'],
    ['a Saturday and one is Monday', '2026-12-05', 1, '2026-12-07'],
    ['a Monday less one is Friday', '2026-12-07', -1, '2026-12-04'],
    ['a Sunday less two is Thursday', '2026-12-06', -2, '2026-12-03'],
    ['the eve of a Christmas on a Friday and one is Monday', '2026-12-24', 1, '2026-12-28'],
  ])('%s', (_sentence, from, n, to) => {
    expect(addBusinessDays(date(from), n, weekdaysBut('2026-12-25')).toString()).toBe(to);
  });

  it('are added and taken as one who counts day by day does', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -15, max: 15 }), calendars, (from, n, { calendar, isOpen }) => {
        expect(addBusinessDays(from, n, calendar).toString()).toBe(plusBusinessDays(from.toString(), n, isOpen));
      }),
      { numRuns: 300 },
    );
  });

  it('between two dates are those passed on the way, negative on the way back', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 60 }), calendars, (from, days, { calendar, isOpen }) => {
        let count = 0;
        for (let day = from.toString(), left = days; left > 0; left--) {
          day = step(day, 1);
          if (isOpen(day)) count++;
        }
        const to = from.add({ days });
        expect(businessDaysBetween(from, to, calendar)).toBe(count);
        expect(businessDaysBetween(to, from, calendar) + count).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('never make a negative zero of a drift that is none', () => {
    expect(businessDaysBetween(date('2026-12-06'), date('2026-12-05'), weekdaysBut())).toBe(0);
  });

  it.each([
    ['of a common week is its Friday', '2026-12-01', [], '2026-12-04'],
    ['of a Sunday belongs to the week that ends with it', '2026-12-06', [], '2026-12-04'],
    ['of a week whose Friday is a holiday is its Thursday', '2026-12-25', ['2026-12-25'], '2026-12-24'],
    [
      'of a week that is closed is its Friday all the same',
      '2026-12-23',
      ['2026-12-21', '2026-12-22', '2026-12-23', '2026-12-24', '2026-12-25'],
      '2026-12-25',
    ],
  ])('the last one %s', (_sentence, day, closed, last) => {
    expect(lastBusinessDayOfWeek(date(day), weekdaysBut(...closed)).toString()).toBe(last);
  });

  it.each([
    ['that ends on a Sunday is its Friday', '2027-01-05', '2027-01-29'],
    ['that ends on a Monday is that Monday', '2026-11-30', '2026-11-30'],
  ])('the last one of a month %s', (_sentence, day, last) => {
    expect(lastBusinessDayOfMonth(date(day), weekdaysBut()).toString()).toBe(last);
  });

  it('the last one of a month that is closed is its last day', () => {
    expect(lastBusinessDayOfMonth(date('2027-02-03'), neverOpen).toString()).toBe('2027-02-28');
  });

  it.each([1, -1, 5])('of a calendar that is never open are refused, not counted for ever (%i)', (n) => {
    expect(() => addBusinessDays(date('2026-12-04'), n, neverOpen)).toThrow(NoOpenDayError);
  });

  it('begin with the first open day, in either direction', () => {
    expect(openDayFrom(date('2026-12-05'), weekdaysBut()).toString()).toBe('2026-12-07');
    expect(openDayFrom(date('2026-12-05'), weekdaysBut(), -1).toString()).toBe('2026-12-04');
  });
});
