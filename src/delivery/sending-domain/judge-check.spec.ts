import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { RecordState } from './dns-records.js';
import { type DomainState, judgeCheck, nextCheck } from './judge-check.js';

const now = Temporal.Instant.from('2026-12-04T09:00:00Z');
const records = (...states: RecordState[]) =>
  states.map((state, n) => ({ purpose: n === 0 ? ('OWNERSHIP' as const) : ('SIGNATURE' as const), state, found: [] }));
const hoursAgo = (hours: number) => now.subtract({ hours });
const verified: DomainState = { status: 'VERIFIED', missingSince: null };
const pending: DomainState = { status: 'PENDING', missingSince: null };
const told = ({ status, missingSince }: DomainState) => [status, missingSince?.toString() ?? null];

describe('a look at the records of a domain', () => {
  it.each([
    ['PENDING', pending],
    ['VERIFIED', { status: 'VERIFIED', missingSince: hoursAgo(71) }],
    ['FAILING', { status: 'FAILING', missingSince: hoursAgo(500) }],
  ] as const)('verifies it if all are there: %s', (_what, before) => {
    expect(told(judgeCheck(before, records('FOUND', 'FOUND'), now))).toEqual(['VERIFIED', null]);
  });

  it.each([
    ['one is missing', ['FOUND', 'MISSING']],
    ['one says something else', ['DIFFERENT', 'FOUND']],
    ['of one nobody can tell', ['FOUND', 'UNREACHABLE']],
  ] as const)('leaves it pending if %s', (_what, states) => {
    expect(judgeCheck(pending, records(...states), now)).toEqual(pending);
  });

  it.each([
    ['for the first time', null, 'VERIFIED', now],
    ['for almost three days', 71, 'VERIFIED', hoursAgo(71)],
    ['for three days', 72, 'FAILING', hoursAgo(72)],
  ] as const)('waits three days with what is missing: %s', (_what, hours, status, since) => {
    const missingSince = hours === null ? null : since;
    const after = judgeCheck({ status: 'VERIFIED', missingSince }, records('FOUND', 'MISSING'), now);
    expect(told(after)).toEqual([status, since.toString()]);
  });

  it('takes nothing away and forgives nothing if nobody answers', () => {
    for (const before of [verified, { status: 'VERIFIED', missingSince: hoursAgo(100) }] as const)
      expect(judgeCheck(before, records('UNREACHABLE', 'FOUND'), now)).toEqual(before);
  });

  it('leads to another a day later, within an hour if nobody answered, and to none of what is pending', () => {
    const next = (standing: DomainState, ...states: RecordState[]) =>
      nextCheck(standing, records(...states), now)?.toString() ?? null;
    expect(next(verified, 'FOUND', 'FOUND')).toBe('2026-12-05T09:00:00Z');
    expect(next(verified, 'MISSING', 'UNREACHABLE')).toBe('2026-12-05T09:00:00Z');
    expect(next(verified, 'FOUND', 'UNREACHABLE')).toBe('2026-12-04T10:00:00Z');
    expect(next(pending, 'MISSING', 'FOUND')).toBeNull();
  });
});
