import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Gathered, type GatheredOptions } from './gathered.js';

describe('what comes up together', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Batches as they were begun, each ended by the test. */
  function gather(most = 10, options: Omit<GatheredOptions<string>, 'most'> = {}) {
    const begun: { all: readonly string[]; end: () => void }[] = [];
    const gathered = new Gathered<string, string>(
      async (all) => {
        await new Promise<void>((resolve) => begun.push({ all, end: resolve }));
        if (all.includes('bad')) throw new Error('a bad one');
        return all.map((one) => one.toUpperCase());
      },
      { most, ...options },
    );
    const batches = () => begun.map(({ all }) => all.join(' '));
    const until = async (count: number) => {
      while (begun.length < count) await new Promise(setImmediate);
    };
    return { gathered, begun, batches, until };
  }

  it('is done together, and each hears of its own', async () => {
    const { gathered, begun, until, batches } = gather();
    const all = Promise.all(['a', 'b', 'c'].map((one) => gathered.do(one)));
    await until(1);
    begun[0]?.end();
    expect(await all).toEqual(['A', 'B', 'C']);
    expect(batches()).toEqual(['a b c']);
  });

  it('while others are being done goes when they are, so many at once as may', async () => {
    const { gathered, begun, until, batches } = gather(2);
    const first = gathered.do('a');
    await until(1);
    const later = Promise.all(['b', 'c', 'd'].map((one) => gathered.do(one)));
    begun[0]?.end();
    expect(await first).toBe('A');
    await until(2);
    begun[1]?.end();
    await until(3);
    begun[2]?.end();
    expect(await later).toEqual(['B', 'C', 'D']);
    expect(batches()).toEqual(['a', 'b c', 'd']);
  });

  it('is done again one by one if it fails together: one does not take the others along', async () => {
    const { gathered, begun, until, batches } = gather();
    const all = Promise.allSettled(['a', 'bad', 'c'].map((one) => gathered.do(one)));
    await until(1);
    begun[0]?.end();
    await until(4);
    for (const each of begun.slice(1)) each.end();
    expect(await all).toMatchObject([{ value: 'A' }, { reason: { message: 'a bad one' } }, { value: 'C' }]);
    expect(batches()).toEqual(['a bad c', 'a', 'bad', 'c']);
    const next = gathered.do('d');
    await until(5);
    begun[4]?.end();
    expect(await next).toBe('D');
  });

  it('goes with those that have its key, the keys in turn and so many at once', async () => {
    const { gathered, begun, until, batches } = gather(2, { keyOf: (one) => one.charAt(0), width: 2 });
    const all = Promise.all(['a1', 'b1', 'a2', 'c1', 'a3'].map((one) => gathered.do(one)));
    await until(2);
    expect(batches()).toEqual(['a1 a2', 'b1']);
    begun[1]?.end();
    await until(3);
    begun[2]?.end();
    begun[0]?.end();
    await until(4);
    begun[3]?.end();
    expect(await all).toEqual(['A1', 'B1', 'A2', 'C1', 'A3']);
    expect(batches()).toEqual(['a1 a2', 'b1', 'c1', 'a3']);
  });

  it('gathers for a while after some were done, and for a quarter of it after none, unless enough has come up', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const { gathered, begun, until, batches } = gather(10, { pauseMs: 1_000, enough: 3 });
    const first = gathered.do('a');
    await jest.advanceTimersByTimeAsync(249);
    expect(batches()).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    await until(1);
    begun[0]?.end();
    await first;
    const few = Promise.all(['b', 'c'].map((one) => gathered.do(one)));
    await jest.advanceTimersByTimeAsync(999);
    expect(batches()).toEqual(['a']);
    await jest.advanceTimersByTimeAsync(1);
    await until(2);
    begun[1]?.end();
    await few;
    const enough = Promise.all(['d', 'e', 'f'].map((one) => gathered.do(one)));
    await until(3);
    begun[2]?.end();
    expect(await enough).toEqual(['D', 'E', 'F']);
    expect(batches()).toEqual(['a', 'b c', 'd e f']);
  });
});
