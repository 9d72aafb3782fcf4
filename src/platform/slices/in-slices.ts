import { setImmediate } from 'node:timers/promises';

// Milliseconds. An item may take a hundred times as long as another: whoever has moved a date two hundred times.
const sliceAtMost = 5;

/**
 * Does something with each of many, in their order. After so many of them, or 5 ms, everything else in the process has its
 * turn: work that takes a second in all keeps nobody waiting longer than one of them takes.
 * @param now milliseconds
 */
export async function inSlices<Item>(
  items: readonly Item[],
  size: number,
  work: (item: Item) => void,
  now: () => number = () => performance.now(),
): Promise<void> {
  let [done, since] = [0, now()];
  for (const item of items) {
    if (done === size || (done > 0 && now() - since >= sliceAtMost)) {
      await setImmediate();
      [done, since] = [0, now()];
    }
    work(item);
    done += 1;
  }
}
