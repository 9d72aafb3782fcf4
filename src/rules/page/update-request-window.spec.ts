import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { updateRequestWindow } from './update-request-window.js';

const policy = { updateRequests: { most: 2, daysApart: 4 } };
const day = (text: string) => Temporal.PlainDate.from(text);
const window = (today: string, askedOn: readonly string[] = [], answered = true, opensOn = '2026-12-18') =>
  updateRequestWindow({ today: day(today), opensOn: day(opensOn), askedOn: askedOn.map(day), answered }, policy);

describe('a request for an update', () => {
  it('may be made from the follow-up date on, and not the day before', () => {
    expect(window('2026-12-17')).toEqual({ state: 'NOT_YET', from: day('2026-12-18'), left: 2 });
    expect(window('2026-12-18')).toEqual({ state: 'OPEN', left: 2 });
  });

  it('is one at a time, until it is answered', () => {
    expect(window('2027-01-18', ['2026-12-18'], false)).toEqual({ state: 'ASKED', on: day('2026-12-18'), left: 1 });
  });

  it('may be made again four days after the last, not earlier', () => {
    expect(window('2026-12-21', ['2026-12-18'])).toEqual({ state: 'AGAIN_FROM', from: day('2026-12-22'), left: 1 });
    expect(window('2026-12-22', ['2026-12-18'])).toEqual({ state: 'OPEN', left: 1 });
  });

  it('waits for a later follow-up date of another promise', () => {
    expect(window('2026-12-22', ['2026-12-18'], true, '2027-01-08')).toEqual({
      state: 'NOT_YET',
      from: day('2027-01-08'),
      left: 1,
    });
  });

  it('is made twice, and then says so', () => {
    expect(window('2027-01-18', ['2026-12-18', '2026-12-22'])).toEqual({ state: 'USED_UP', left: 0 });
  });
});
