import { describe, expect, it } from '@jest/globals';
import { isStale, type KnownAge, type RowAge } from './age.js';

const at = (minute: number) => new Date(Date.UTC(2026, 11, 1, 10, minute));

const known = (more: Partial<KnownAge> = {}): KnownAge => ({
  remoteUpdatedAt: at(10),
  receivedAt: at(11),
  isDated: true,
  isTerminal: false,
  ...more,
});

const row = (more: Partial<RowAge> = {}): RowAge => ({
  remoteUpdatedAt: null,
  receivedAt: at(20),
  isTerminal: false,
  isReopened: false,
  ...more,
});

describe('a row that tells its time', () => {
  it.each([
    ['older', 9, true],
    ['of the same time', 10, false],
    ['newer', 12, false],
  ])('and is %s', (_, minute, stale) => {
    expect(isStale(row({ remoteUpdatedAt: at(minute) }), known())).toBe(stale);
    expect(isStale(row({ remoteUpdatedAt: at(minute) }), known({ isTerminal: true }))).toBe(stale);
  });

  it('takes back an end that came without a time only if it is newer than the receipt of that', () => {
    const ended = known({ isTerminal: true, isDated: false });
    expect(isStale(row({ remoteUpdatedAt: at(11) }), ended)).toBe(true);
    expect(isStale(row({ remoteUpdatedAt: at(12) }), ended)).toBe(false);
    expect(isStale(row({ remoteUpdatedAt: at(11), isTerminal: true }), ended)).toBe(false);
  });
});

describe('a row that does not', () => {
  it('counts as of its receipt', () => {
    expect(isStale(row(), known())).toBe(false);
    expect(isStale(row({ receivedAt: at(10) }), known())).toBe(true);
  });

  it('takes back no end, unless it says so, and adds to one what says nothing of it', () => {
    const ended = known({ isTerminal: true });
    expect(isStale(row(), ended)).toBe(true);
    expect(isStale(row({ isReopened: true }), ended)).toBe(false);
    expect(isStale(row({ isTerminal: null }), ended)).toBe(false);
    expect(isStale(row({ isTerminal: true }), ended)).toBe(false);
  });
});
