import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RelayEffect } from '../relay/relay-failure.js';
import { Breaker } from './breaker.js';

let now: number;
let breaker: Breaker;
beforeEach(() => {
  now = 0;
  breaker = new Breaker(() => now);
});

const send = (effect: RelayEffect) => breaker.end(breaker.begin(), effect);
const fail = (times: number) => {
  for (let n = 0; n < times; n += 1) send('failed');
};

describe('a relay', () => {
  it('is used by everybody, and paused by the tenth failure in a row', () => {
    fail(9);
    expect(breaker.room(10)).toBe(10);
    expect(send('failed')).toEqual({ paused: 30_000 });
    expect(breaker.room(10)).toBe(0);
  });

  it('that works now and then is not paused', () => {
    fail(9);
    send('works');
    fail(9);
    expect(breaker.room(10)).toBe(10);
  });

  it('that refuses us is paused at once', () => {
    expect(send('refuses')).toEqual({ paused: 30_000 });
  });

  it('is tried by one send after the pause, and used again if that succeeds', () => {
    fail(10);
    now = 29_999;
    expect(breaker.room(10)).toBe(0);
    now = 30_000;
    expect(breaker.room(10)).toBe(1);
    const probe = breaker.begin();
    expect(breaker.room(10)).toBe(0);
    expect(breaker.end(probe, 'works')).toBe('in-use');
    expect(breaker.room(10)).toBe(10);
    fail(9);
    expect(breaker.room(10)).toBe(10);
  });

  it('is paused for twice as long each time, up to five minutes', () => {
    fail(10);
    const pauses = [];
    for (let n = 0; n < 5; n += 1) {
      now += 300_000;
      pauses.push(send('failed'));
    }
    expect(pauses).toEqual([60_000, 120_000, 240_000, 300_000, 300_000].map((paused) => ({ paused })));
  });

  it('is tried by another send if the one that tried said nothing', () => {
    fail(10);
    now = 30_000;
    expect(send('says-nothing')).toBeNull();
    expect(breaker.room(10)).toBe(1);
  });

  it('stays paused whatever becomes of the sends that were under way', () => {
    const [one, other] = [breaker.begin(), breaker.begin()];
    fail(10);
    expect(breaker.end(one, 'works')).toBeNull();
    expect(breaker.end(other, 'failed')).toBeNull();
    expect(breaker.room(10)).toBe(0);
    now = 30_000;
    expect(breaker.room(10)).toBe(1);
  });
});
