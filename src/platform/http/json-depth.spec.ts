import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDeeperThan } from './json-depth.js';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe('JSON that is too deep', () => {
  it.each([
    ['[[[]]]', 3],
    ['{"a":[{"b":1}]}', 3],
    ['[[],[],[],[]]', 2],
    ['"[[[["', 0],
    ['["\\"[[[[", "\\\\", []]', 2],
    ['1', 0],
  ])('%s is %i deep', (json, depth) => {
    expect(isDeeperThan(depth, json)).toBe(false);
    if (depth > 0) expect(isDeeperThan(depth - 1, json)).toBe(true);
  });

  it('is found whatever stands in its texts and names', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        const depth = depthOf(JSON.parse(json));
        expect(isDeeperThan(depth, json)).toBe(false);
        if (depth > 0) expect(isDeeperThan(depth - 1, json)).toBe(true);
      }),
    );
  });

  it('is refused at its first level too many, however long it goes on', () => {
    expect(isDeeperThan(50, '['.repeat(1_000_000))).toBe(true);
    expect(isDeeperThan(50, '{"a":'.repeat(100_000))).toBe(true);
  });
});
