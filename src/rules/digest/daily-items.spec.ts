import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { calendars, instants, zones } from '../../../test/rules/calendar.arbitrary.js';
import { dayOf, plusBusinessDays } from '../../../test/rules/calendar.oracle.js';
import { isCallNeededOn, isSilentOn, isUntoldOn } from './daily-items.js';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const weekdays = { isOpen: (day: Temporal.PlainDate) => day.dayOfWeek < 6 };

describe('rule 9: a decision that is not told', () => {
  it.each([
    ['is the recruiter’s own for the rest of the day', '2026-12-01', false],
    ['and the business day after', '2026-12-02', false],
    ['stands in every digest from then on', '2026-12-03', true],
    ['stands there until it is told', '2026-12-31', true],
  ])('%s', (_sentence, day, expected) => {
    expect(isUntoldOn(date(day), Temporal.Instant.from('2026-12-01T22:30:00Z'), 'Europe/Berlin', weekdays)).toBe(
      expected,
    );
  });

  it('counts from the recruiter’s local day', () => {
    const dueAt = Temporal.Instant.from('2026-12-01T23:30:00Z');
    expect(isUntoldOn(date('2026-12-03'), dueAt, 'Europe/Berlin', weekdays)).toBe(false);
    expect(isUntoldOn(date('2026-12-03'), dueAt, 'America/New_York', weekdays)).toBe(true);
  });

  it('is reckoned as by one who counts day by day', () => {
    fc.assert(
      fc.property(
        instants,
        zones,
        calendars,
        fc.integer({ min: -1, max: 8 }),
        (at, zone, { calendar, isOpen }, days) => {
          const dueOn = dayOf(at.epochMilliseconds, zone);
          const day = date(dueOn).add({ days });
          expect(isUntoldOn(day, at, zone, calendar)).toBe(plusBusinessDays(dueOn, 1, isOpen) < day.toString());
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('an application without any contact', () => {
  it.each([
    ['is not silent on the day before', '2026-12-21', null, false],
    ['is flagged after so many calendar days', '2026-12-22', null, true],
    ['is flagged later, where that day was closed', '2026-12-24', null, true],
    ['is not flagged again for as long', '2027-01-11', '2026-12-22', false],
    ['is flagged again after as long', '2027-01-12', '2026-12-22', true],
  ])('%s', (_sentence, day, flaggedOn, expected) => {
    expect(isSilentOn(date(day), date('2026-12-01'), flaggedOn === null ? null : date(flaggedOn), 21)).toBe(expected);
  });
});

describe('rule 6: a call that is needed', () => {
  it.each([
    ['not before its day', '2026-12-03', false],
    ['on its day', '2026-12-04', true],
    ['later, if that digest did not go', '2026-12-07', true],
  ])('is told %s', (_sentence, day, expected) => {
    expect(isCallNeededOn(date(day), date('2026-12-04'))).toBe(expected);
  });

  it('is told of no timeline that needs none', () => {
    expect(isCallNeededOn(date('2026-12-04'), null)).toBe(false);
  });
});
