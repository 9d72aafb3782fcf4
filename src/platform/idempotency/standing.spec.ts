import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { keyStateOf, type StoredRequest } from './key-state.js';

const fingerprint = Buffer.alloc(32, 1);
const other = Buffer.alloc(32, 2);
const begun = '2026-12-01T09:00:00Z';
const answer = Buffer.from('sealed');

const stored = (facts: Partial<StoredRequest> = {}): StoredRequest => ({
  requestId: '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a',
  fingerprint,
  createdAt: new Date(begun),
  leasedUntil: new Date('2026-12-01T09:00:30Z'),
  answeredAt: null,
  answer: null,
  ...facts,
});
const answered = stored({ answeredAt: new Date('2026-12-01T09:00:01Z'), answer });
const erased = stored({ answeredAt: new Date('2026-12-01T09:00:01Z') });

const at = (now: string, request: StoredRequest, print = fingerprint) =>
  keyStateOf(request, print, Temporal.Instant.from(now));

describe('the first request under a key', () => {
  it('is under way until its lease is over, and then left', () => {
    expect(at(begun, stored())).toEqual({ kind: 'UNDER_WAY', seconds: 30 });
    expect(at('2026-12-01T09:00:29.999Z', stored())).toEqual({ kind: 'UNDER_WAY', seconds: 1 });
    expect(at('2026-12-01T09:00:30Z', stored())).toEqual({ kind: 'LEFT' });
  });

  it('is answered, or its answer is gone, whatever its lease', () => {
    for (const now of [begun, '2026-12-02T08:59:59.999Z']) {
      expect(at(now, answered)).toEqual({ kind: 'ANSWERED', answer });
      expect(at(now, erased)).toEqual({ kind: 'GONE' });
    }
  });

  it('is in conflict with another one, in whatever state it is', () => {
    for (const request of [stored(), answered, erased]) {
      for (const now of [begun, '2026-12-01T09:00:30Z', '2026-12-02T08:59:59.999Z']) {
        expect(at(now, request, other)).toEqual({ kind: 'CONFLICT' });
      }
    }
  });

  it('is over a day after it began, in whatever state it is', () => {
    for (const request of [stored(), answered, erased]) {
      expect(at('2026-12-02T09:00:00Z', request)).toEqual({ kind: 'OVER' });
      expect(at('2026-12-02T09:00:00Z', request, other)).toEqual({ kind: 'OVER' });
    }
  });
});
