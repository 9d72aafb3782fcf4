import { describe, expect, it } from '@jest/globals';
import { judgeAnswer } from './judge-answer.js';
import { waitAfter } from './retry-schedule.js';

const now = new Date('2026-12-01T09:00:00Z');
const answered = (status: number, headers: Record<string, string> = {}) =>
  judgeAnswer({ kind: 'answered', status, headers, body: Buffer.alloc(0) }, now);

describe('an answer', () => {
  it.each([
    [200, 'DELIVERED'],
    [299, 'DELIVERED'],
    [300, 'REDIRECTED'],
    [304, 'REDIRECTED'],
    [399, 'REDIRECTED'],
    [400, 'REFUSED'],
    [410, 'REFUSED'],
    [503, 'REFUSED'],
    [101, 'REFUSED'],
  ])('of %i is %s', (status, outcome) => {
    expect(answered(status)).toMatchObject({ outcome, httpStatus: status, isGone: status === 410 });
  });

  it('without end counts by its status', () => {
    expect(judgeAnswer({ kind: 'too-large', status: 200, headers: {}, head: Buffer.alloc(1) }, now).outcome).toBe(
      'DELIVERED',
    );
  });

  it.each([
    [{ kind: 'timed-out' }, 'TIMED_OUT'],
    [{ kind: 'unreachable' }, 'UNREACHABLE'],
    [{ kind: 'refused-address', because: 'NOT_PUBLIC' }, 'ADDRESS_REFUSED'],
  ] as const)('that did not come tells why: %j', (result, outcome) => {
    expect(judgeAnswer(result, now)).toEqual({ outcome, httpStatus: null, isGone: false, retryAfter: null });
  });

  it.each([
    [429, '120', 120],
    [503, ' 7 ', 7],
    [429, 'Tue, 01 Dec 2026 09:01:00 GMT', 60],
    [429, '3601', 3600],
    [429, '999999999999', null],
    [429, 'Tue, 01 Dec 2026 08:00:00 GMT', null],
    [429, '0', null],
    [429, '-5', null],
    [429, 'soon', null],
    [500, '120', null],
    [200, '120', null],
  ])('of %i with Retry-After %j asks for %j seconds', (status, header, seconds) => {
    expect(answered(status, { 'retry-after': header }).retryAfter).toBe(seconds);
  });
});

describe('the next try', () => {
  it('comes after 5 s, 5 and 30 minutes, 2, 5, 10 and 10 hours, and then no more', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((tries) => waitAfter(tries, null))).toEqual([
      5,
      300,
      1_800,
      7_200,
      18_000,
      36_000,
      36_000,
      null,
    ]);
  });

  it('is not before its receiver said', () => {
    expect([waitAfter(1, 60), waitAfter(4, 60)]).toEqual([60, 7_200]);
  });
});
