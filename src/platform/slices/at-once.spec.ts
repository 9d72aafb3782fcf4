import { describe, expect, it } from '@jest/globals';
import { atOnce, whatWasDone } from './at-once.js';

describe('many that are done so many at once', () => {
  it('are answered in their order, and whoever is done with one takes the next', async () => {
    const begun: { item: number; end: () => void }[] = [];
    const all = atOnce([1, 2, 3], 2, async (item) => {
      await new Promise<void>((resolve) => begun.push({ item, end: resolve }));
      return item * 10;
    });
    const until = async (count: number) => {
      while (begun.length < count) await new Promise(setImmediate);
    };
    await until(2);
    begun[1]?.end();
    await until(3);
    expect(begun.map(({ item }) => item)).toEqual([1, 2, 3]);
    begun[2]?.end();
    begun[0]?.end();
    expect(await all).toEqual([10, 20, 30]);
  });

  it('count as far as they were done; only if none was, the failure is told', async () => {
    const work = async (item: number) => {
      if (item > 1) throw new Error(`${item} failed`);
      return [item, item];
    };
    expect(await whatWasDone([1, 2], 2, work)).toEqual([1, 1]);
    await expect(whatWasDone([2, 3], 1, work)).rejects.toThrow('2 failed');
    expect(await whatWasDone([], 1, work)).toEqual([]);
  });
});
