import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '../policy/policy.js';
import { isExtendedOften } from './extended-often.js';

describe('a personal contact is advised', () => {
  it.each([
    [0, 0, false],
    [0, 1, true],
    [1, 1, false],
    [1, 2, true],
    [2, 2, false],
    [2, 3, true],
  ])('with %i extensions before it, after %i of them: %p', (extensionsBeforeAdvice, extensions, advised) => {
    expect(isExtendedOften(extensions, { ...defaultPolicy, extensionsBeforeAdvice })).toBe(advised);
  });
});
