import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { instants, zones } from '../../../test/rules/calendar.arbitrary.js';
import { dayOf } from '../../../test/rules/calendar.oracle.js';
import { localDate } from './local-date.js';

const HOUR_MS = 60 * 60_000;
const FIRST_CHANGE = Temporal.Instant.from('1900-01-01T00:00:00Z');
const LAST_CHANGE = Temporal.Instant.from('2040-01-01T00:00:00Z');

/** The instants, in epoch milliseconds, at which the zone's clocks changed or will. */
function changesOf(zone: string): number[] {
  const changes: number[] = [];
  let at = FIRST_CHANGE.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (at !== null && Temporal.Instant.compare(at.toInstant(), LAST_CHANGE) < 0) {
    changes.push(at.epochMilliseconds);
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}

describe('the local day of an instant', () => {
  it('is what a clock on the wall shows', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        expect(localDate(at, zone).toString()).toBe(dayOf(at.epochMilliseconds, zone));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['around midnight', 'Africa/Cairo'],
    ['at one minute past midnight, back into the day before', 'America/St_Johns'],
    ['by half an hour', 'Australia/Lord_Howe'],
    ['by seconds, from local mean time', 'Africa/Monrovia'],
    ['by a whole day, over the date line', 'Pacific/Apia'],
    ['by a whole day, the other way', 'Pacific/Kwajalein'],
    ['around Ramadan', 'Africa/Casablanca'],
    ['by two hours in summer', 'Antarctica/Troll'],
    ['in the middle of the night', 'Europe/Berlin'],
  ])('is right on the days on which the clocks change %s', (_how, zone) => {
    const changes = changesOf(zone);
    expect(changes.length).toBeGreaterThan(0);
    const wrong = changes.flatMap((change) =>
      [-25 * HOUR_MS, -HOUR_MS, -60_000, -1, 0, 1, 59_999, 60_000, HOUR_MS, 25 * HOUR_MS]
        .map((after) => Temporal.Instant.fromEpochMilliseconds(change + after))
        .filter((at) => !localDate(at, zone).equals(at.toZonedDateTimeISO(zone).toPlainDate()))
        .map(String),
    );
    expect(wrong).toEqual([]);
  });

  it('begins at midnight to the millisecond, and goes on in it', () => {
    const midnight = Temporal.Instant.from('2026-12-04T23:00:00Z');
    expect(localDate(midnight.subtract({ nanoseconds: 1 }), 'Europe/Berlin').toString()).toBe('2026-12-04');
    expect(localDate(midnight, 'Europe/Berlin').toString()).toBe('2026-12-05');
  });

  it('is right before the epoch', () => {
    const at = Temporal.Instant.from('1969-12-31T23:30:00Z');
    expect(localDate(at, 'Europe/Berlin').toString()).toBe('1970-01-01');
    expect(localDate(at, 'America/New_York').toString()).toBe('1969-12-31');
  });
});
