import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { resolvePromise } from './resolve-promise.js';
import type { Precision } from './timeline-facts.js';

describe('rule 1: what a promise means', () => {
  it.each<[Precision, string, string, string]>([
    ['DAY', '2026-12-06', '2026-12-06', 'a closed day is allowed and stays'],
    ['WEEK', '2026-11-30', '2026-12-04', 'a week is its Friday'],
    ['WEEK', '2026-12-22', '2026-12-24', 'or the day before, when Friday is a holiday'],
    ['MONTH', '2026-12-01', '2026-12-31', 'a month is its last business day'],
    ['MONTH', '2027-01-01', '2027-01-29', 'which is the 29th when the 30th is a Saturday'],
  ])('%s of %s is %s: %s', (precision, date, resolved, _sentence) => {
    const calendar = { isOpen: (day: Temporal.PlainDate) => day.dayOfWeek < 6 && day.toString() !== '2026-12-25' };
    expect(resolvePromise(precision, Temporal.PlainDate.from(date), calendar).toString()).toBe(resolved);
  });
});
