import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { calendars, instants, windows, zones } from '../../../test/rules/calendar.arbitrary.js';
import { opening } from '../../../test/rules/calendar.oracle.js';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { lastOpeningBefore, nextOpening } from './openings.js';

const weekdays: BusinessCalendar = { isOpen: (day) => day.dayOfWeek < 6 };
const everyDay: BusinessCalendar = { isOpen: () => true };
const nineToSix = { opens: '09:00', closes: '18:00' };
const at = (iso: string) => Temporal.Instant.from(iso);

describe('rule 7: the next opening of a window', () => {
  it.each([
    ['its start is in it', '2026-12-04T09:00:00+01:00', '2026-12-04T08:00:00Z'],
    ['its last second is in it', '2026-12-04T17:59:59+01:00', '2026-12-04T16:59:59Z'],
    ['its end on a Friday waits for Monday', '2026-12-04T18:00:00+01:00', '2026-12-07T08:00:00Z'],
    ['the early morning waits for nine', '2026-12-04T03:00:00+01:00', '2026-12-04T08:00:00Z'],
    ['a Sunday waits for Monday', '2026-12-06T12:00:00+01:00', '2026-12-07T08:00:00Z'],
    ['a Friday before the clocks change waits 62 hours', '2026-03-27T18:00:00+01:00', '2026-03-30T07:00:00Z'],
  ])('in Berlin: %s', (_sentence, from, to) => {
    expect(nextOpening(at(from), nineToSix, 'Europe/Berlin', weekdays).toString()).toBe(to);
  });

  it('closes the first time that clocks which go back read its end', () => {
    const window = { opens: '00:00', closes: '23:45' };
    const next = (from: string) => nextOpening(at(from), window, 'Africa/Cairo', everyDay).toString();
    expect(next('2026-10-29T23:30:00+03:00')).toBe('2026-10-29T20:30:00Z');
    expect(next('2026-10-29T23:15:00+02:00')).toBe('2026-10-29T22:00:00Z');
  });

  it.each([
    ['the morning', '2026-12-04T07:00:00+01:00', '2026-12-04T08:00:00Z'],
    ['the noon between two waits for the afternoon', '2026-12-04T12:00:00+01:00', '2026-12-04T13:00:00Z'],
    ['the evening waits for the late one', '2026-12-04T18:00:00+01:00', '2026-12-04T21:00:00Z'],
    ['the last minute of the day is in it', '2026-12-04T23:59:00+01:00', '2026-12-04T22:59:00Z'],
    ['midnight is not', '2026-12-04T00:00:00+01:00', '2026-12-04T08:00:00Z'],
    ['the night after a Friday is a Saturday', '2026-12-05T00:00:00+01:00', '2026-12-07T08:00:00Z'],
  ])('of several windows a day: %s', (_sentence, from, to) => {
    const windows = [
      { opens: '09:00', closes: '12:00' },
      { opens: '14:00', closes: '18:00' },
      { opens: '22:00', closes: '24:00' },
    ];
    expect(nextOpening(at(from), { windows }, 'Europe/Berlin', weekdays).toString()).toBe(to);
  });

  it('is now where the window is always open, on closed days too', () => {
    const sunday = at('2026-12-06T03:00:00Z');
    expect(nextOpening(sunday, 'always', 'Europe/Berlin', weekdays)).toBe(sunday);
  });

  it('starts with the day in Cairo, where midnight is skipped', () => {
    const window = { opens: '00:00', closes: '08:00' };
    const from = at('2026-04-23T20:00:00Z');
    expect(nextOpening(from, window, 'Africa/Cairo', everyDay).toString()).toBe('2026-04-23T22:00:00Z');
  });

  it('is not the night when a clock change swallows the whole window', () => {
    const window = { opens: '02:15', closes: '02:45' };
    const from = at('2026-03-29T00:30:00+01:00');
    expect(nextOpening(from, window, 'Europe/Berlin', everyDay).toString()).toBe('2026-03-30T00:15:00Z');
  });

  it('opens when the clocks skip the time at which it would', () => {
    const window = { opens: '02:15', closes: '04:00' };
    const from = at('2026-03-29T00:30:00+01:00');
    expect(nextOpening(from, window, 'Europe/Berlin', everyDay).toString()).toBe('2026-03-29T01:00:00Z');
  });

  it('does not take the Saturday for the Friday that Apia skipped', () => {
    const from = at('2011-12-29T19:00:00-10:00');
    expect(nextOpening(from, nineToSix, 'Pacific/Apia', weekdays).toString()).toBe('2012-01-01T19:00:00Z');
  });

  it('is the one that a watcher of the local clock sees, in any zone and calendar', () => {
    fc.assert(
      fc.property(instants, windows, zones, calendars, (from, window, zone, { calendar, isOpen }) => {
        const seen = opening(from.epochMilliseconds, window, zone, isOpen);
        expect(nextOpening(from, window, zone, calendar).epochMilliseconds).toBe(seen);
      }),
      { numRuns: 200 },
    );
  });
});

describe('rule 9: the last opening before a limit', () => {
  const last = (limit: string, from: string) =>
    lastOpeningBefore(at(limit), at(from), nineToSix, 'Europe/Berlin', weekdays)?.toString() ?? null;

  it.each([
    ['is the last morning before it', '2026-12-05T00:00:00+01:00', '2026-12-01T10:00:00+01:00', '2026-12-04T08:00:00Z'],
    [
      'is before a limit at an opening',
      '2026-12-04T09:00:00+01:00',
      '2026-12-01T10:00:00+01:00',
      '2026-12-03T08:00:00Z',
    ],
    [
      'is now in a window with no other left',
      '2026-12-05T00:00:00+01:00',
      '2026-12-04T10:00:00+01:00',
      '2026-12-04T09:00:00Z',
    ],
    ['skips closed days', '2026-12-07T00:00:00+01:00', '2026-12-03T19:00:00+01:00', '2026-12-04T08:00:00Z'],
    ['is none in a night without one', '2026-12-04T09:00:00+01:00', '2026-12-03T19:00:00+01:00', null],
  ])('%s', (_sentence, limit, from, expected) => {
    expect(last(limit, from)).toBe(expected);
  });
});
