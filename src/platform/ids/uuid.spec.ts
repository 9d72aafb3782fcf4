import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { isUuid, newId } from './uuid.js';

describe('an id', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is a UUID of version 7', () => {
    for (let made = 0; made < 1_000; made += 1) {
      const id = newId();
      expect(isUuid(id)).toBe(true);
      expect(id).toMatch(/^.{14}7.{4}[89ab]/);
    }
  });

  it('begins with the time it was made at', () => {
    const before = Date.now();
    const milliseconds = Number.parseInt(newId().replaceAll('-', '').slice(0, 12), 16);
    expect(milliseconds).toBeGreaterThanOrEqual(before);
    // 4,096 ids fit into one millisecond; what comes after borrows from the next.
    expect(milliseconds).toBeLessThanOrEqual(Date.now() + 1_000);
  });

  it('is unlike any other and greater than the one before, also in one millisecond', () => {
    const ids = Array.from({ length: 50_000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
  });

  it('goes on growing when the clock is set back', () => {
    const before = newId();
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now - 86_400_000);
    expect(newId() > before).toBe(true);
  });

  it.each([
    '',
    'nonsense',
    '018F3A5C-7C1E-7B44-9D3A-0C1F2E3D4B5A',
    '018f3a5c7c1e7b449d3a0c1f2e3d4b5a',
    ' 018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a',
    '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a\n',
  ])('is not %j', (text) => {
    expect(isUuid(text)).toBe(false);
  });
});
