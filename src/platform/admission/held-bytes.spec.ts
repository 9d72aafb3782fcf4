import { describe, expect, it } from '@jest/globals';
import { HeldBytes } from './held-bytes.js';

describe('bytes that are held', () => {
  it('fit up to the bound of their organization, and again when they are given back', () => {
    const held = new HeldBytes({ each: 10, together: 100 });
    held.add('loud', 7);
    expect([held.fits('loud', 3), held.fits('loud', 4), held.fits('quiet', 10)]).toEqual([true, false, true]);
    held.giveBack('loud', 7);
    expect([held.of('loud'), held.fits('loud', 10)]).toEqual([0, true]);
  });

  it('fit into an equal share when all is taken: who holds little is not refused for who holds much', () => {
    const held = new HeldBytes({ each: 10, together: 30 });
    for (const id of ['one', 'two', 'three']) held.add(id, 10);
    expect(held.fits('quiet', 7)).toBe(true);
    expect(held.fits('quiet', 8)).toBe(false);
    held.add('quiet', 7);
    expect(held.fits('one', 0)).toBe(false);
  });

  it('are too many of the organization over its bound, before all others', () => {
    const held = new HeldBytes({ each: 10, together: 30 });
    held.add('loud', 10);
    expect(held.overBy('loud')).toBeUndefined();
    held.add('loud', 1);
    expect([held.overBy('loud'), held.overBy('quiet')]).toEqual(['loud', undefined]);
  });

  it('are too many of whoever holds most when all together are', () => {
    const held = new HeldBytes({ each: 10, together: 15 });
    held.add('loud', 9);
    held.add('quiet', 1);
    held.add('other', 6);
    expect(held.overBy('quiet')).toBe('loud');
    held.giveBack('loud', 9);
    expect(held.overBy('quiet')).toBeUndefined();
  });
});
