import { describe, expect, it } from '@jest/globals';
import { OneAtATime } from './one-at-a-time.js';

function work() {
  const ends: PromiseWithResolvers<void>[] = [];
  const failures: unknown[] = [];
  const recurring = new OneAtATime(
    () => {
      const end = Promise.withResolvers<void>();
      ends.push(end);
      return end.promise;
    },
    (error) => void failures.push(error),
  );
  return { ends, failures, recurring };
}

describe('work that recurs', () => {
  it('is not begun while it is being done, and is done again afterwards', async () => {
    const { ends, recurring } = work();
    const first = recurring.again();
    await recurring.again();
    expect(ends).toHaveLength(1);
    ends[0]?.resolve();
    await first;
    void recurring.again();
    expect(ends).toHaveLength(2);
  });

  it('goes on after it failed', async () => {
    const { ends, failures, recurring } = work();
    const first = recurring.again();
    ends[0]?.reject(new Error('away'));
    await first;
    expect(failures).toEqual([new Error('away')]);
    void recurring.again();
    expect(ends).toHaveLength(2);
  });

  it('is waited for when it is to stop, and never begun again', async () => {
    const { ends, recurring } = work();
    void recurring.again();
    let stopped = false;
    const stopping = recurring.stop().then(() => {
      stopped = true;
    });
    await Promise.resolve();
    expect([stopped, recurring.stopped]).toEqual([false, true]);
    ends[0]?.resolve();
    await stopping;
    await recurring.again();
    expect(ends).toHaveLength(1);
  });
});
