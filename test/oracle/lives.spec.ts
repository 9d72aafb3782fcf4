import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bothOf } from './compare.js';
import { failedSeeds } from './failed-seeds.js';
import { seeds } from './life.arbitrary.js';

// The long form, with any seed, is `npm run test:oracle -- --lives 100000 --seed 1`.
const LIVES = 150;
const SEED = 20_261_130;

describe('the rules of time, by their text', () => {
  it('tell in every life what the text says, when it says so', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { text, code } = bothOf(seed);
        expect(code).toEqual(text);
      }),
      { numRuns: LIVES, seed: SEED },
    );
  });

  it('and in those in which they once differed', () => {
    for (const { why, seed } of failedSeeds) {
      const { text, code } = bothOf(seed);
      expect({ why, lines: code }).toEqual({ why, lines: text });
    }
  });
});
