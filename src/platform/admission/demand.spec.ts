import { beforeEach, describe, expect, it } from '@jest/globals';
import { Demand } from './demand.js';

describe('what an organization asks for', () => {
  let now = 0;
  let demand: Demand;
  beforeEach(() => {
    now = 1_000_000;
    demand = new Demand(() => now);
  });
  /** So many a second, evenly, for so many seconds. */
  const ask = (id: string, perSecond: number, seconds: number) => {
    for (let count = 0; count < perSecond * seconds; count += 1) {
      now += 1_000 / perSecond;
      demand.begun(id);
    }
  };

  it.each([
    [40, 10, false],
    [49, 60, false],
    [60, 10, true],
    [1_000, 1, true],
  ])('%i operations a second, for %i seconds: much is %s', (perSecond, seconds, isMuch) => {
    ask('a', perSecond, seconds);
    expect([demand.isMuch('a'), demand.isMuch('b')]).toEqual([isMuch, false]);
  });

  it('a burst is much, and is forgotten within a second or two', () => {
    for (let count = 0; count < 100; count += 1) demand.begun('a');
    expect(demand.isMuch('a')).toBe(true);
    now += 1_000;
    expect(demand.isMuch('a')).toBe(false);
  });

  it('a place that is held all the time is much, one that is held now and then is not', () => {
    demand.takesPlace('a');
    now += 1_000;
    expect(demand.isMuch('a')).toBe(false);
    now += 1_000;
    expect(demand.isMuch('a')).toBe(true);
    demand.leavesPlace('a');
    for (let count = 0; count < 100; count += 1) {
      demand.takesPlace('b');
      now += 10;
      demand.leavesPlace('b');
      now += 20;
    }
    expect(demand.isMuch('b')).toBe(false);
  });

  it('is none of who has not asked for long', () => {
    demand.begun('a');
    expect(demand.lastBegunAt('a')).toBe(now);
    now += 10_000;
    demand.begun('b');
    expect(demand.lastBegunAt('a')).toBe(Number.NEGATIVE_INFINITY);
  });
});
