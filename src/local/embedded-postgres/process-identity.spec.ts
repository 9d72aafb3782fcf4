import { describe, expect, it } from '@jest/globals';
import { isAlive, isPostmasterOf } from './process-identity.js';

describe('isPostmasterOf', () => {
  it('is never true of this very process, nor of none', async () => {
    expect(await isPostmasterOf(process.pid, process.cwd())).toBe(false);
    expect(await isPostmasterOf(Number.NaN, process.cwd())).toBe(false);
  });
});

describe('isAlive', () => {
  it('knows of processes of other accounts too', () => {
    expect(isAlive(1)).toBe(true);
    expect(isAlive(process.pid)).toBe(true);
  });
});
