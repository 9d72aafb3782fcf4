import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { hasWaitedTooLong, nextAttempt, nextLook } from './retry-schedule.js';

const start = Temporal.Instant.from('2026-12-01T09:00:00Z');
const middle = 0.5;
const almostOne = 1 - Number.EPSILON;

const minutesTo = (at: Temporal.Instant | null, from = start) => (at === null ? null : from.until(at).total('minutes'));

describe('the next attempt', () => {
  it('comes after 1, 5 and 30 minutes, 2, 4, 8 and 12 hours, and every 12 hours from then on', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) =>
      minutesTo(nextAttempt({ count, firstAt: start }, start, middle)),
    );
    expect(minutes).toEqual([1, 5, 30, 120, 240, 480, 720, 720, 720]);
  });

  it('is a fifth earlier or later, so that what failed together does not come back together', () => {
    const tries = { count: 2, firstAt: start };
    expect(minutesTo(nextAttempt(tries, start, 0))).toBe(4);
    expect(minutesTo(nextAttempt(tries, start, almostOne))).toBe(6);
  });

  it('does not come later than four days after the first', () => {
    const tries = { count: 9, firstAt: start };
    const lastChance = start.add({ hours: 84 });
    expect(minutesTo(nextAttempt(tries, lastChance, middle), lastChance)).toBe(720);
    expect(nextAttempt(tries, lastChance.add({ seconds: 1 }), middle)).toBeNull();
  });
});

describe('the next look at a message that waits for its relay', () => {
  it.each([
    ['at once', 0, 0.5],
    ['after two minutes', 2, 0.5],
    ['after eight minutes', 8, 2],
    ['after forty minutes', 40, 10],
    ['after ten days', 14_400, 10],
  ])('%s comes soon at first and seldom when it lasts', (_, waited, minutes) => {
    const now = start.add({ minutes: waited });
    expect(minutesTo(nextLook(start, now, middle), now)).toBe(minutes);
  });

  it('is given up two weeks after the message was composed, and not before', () => {
    expect(hasWaitedTooLong(start, start.add({ hours: 14 * 24 }))).toBe(false);
    expect(hasWaitedTooLong(start, start.add({ hours: 14 * 24, milliseconds: 1 }))).toBe(true);
  });
});
