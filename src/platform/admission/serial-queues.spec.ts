import { describe, expect, it } from '@jest/globals';
import { Overloaded } from './admission.js';
import { SerialQueues } from './serial-queues.js';

/** Work that is done when it is told to be. */
function held() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const begun = Promise.withResolvers<void>();
  return {
    resolve,
    reject,
    begun: begun.promise,
    work: () => {
      begun.resolve();
      return promise;
    },
  };
}

describe('a serial queue', () => {
  it('does one after the other, in the order in which they came, and goes on when one fails', async () => {
    const queues = new SerialQueues(3);
    const order: string[] = [];
    const first = held();
    const failing = queues.run('a', first.work);
    const others = ['second', 'third'].map((name) => queues.run('a', async () => order.push(name)));
    await first.begun;
    expect(order).toEqual([]);
    first.reject(new Error('failed'));
    await expect(failing).rejects.toThrow('failed');
    await Promise.all(others);
    expect(order).toEqual(['second', 'third']);
  });

  it('keeps nobody in another waiting', async () => {
    const queues = new SerialQueues(1);
    const first = held();
    const waiting = queues.run('a', first.work);
    expect(await queues.run('b', async () => 'b')).toBe('b');
    first.resolve('a');
    expect(await waiting).toBe('a');
  });

  it('takes so many and no more, until some are done', async () => {
    const queues = new SerialQueues(2);
    const first = held();
    const taken = [queues.run('a', first.work), queues.run('a', async () => 'second')];
    await expect(queues.run('a', async () => 'third')).rejects.toThrow(Overloaded);
    first.resolve('first');
    expect(await Promise.all(taken)).toEqual(['first', 'second']);
    expect(await queues.run('a', async () => 'fourth')).toBe('fourth');
  });
});
