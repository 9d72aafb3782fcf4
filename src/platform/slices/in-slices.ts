import { setImmediate } from 'node:timers/promises';

/**
 * Does something with each of many, in their order. After so many of them everything else in the process has its turn:
 * work that takes a second in all keeps nobody waiting that long.
 */
export async function inSlices<Item>(items: readonly Item[], size: number, work: (item: Item) => void): Promise<void> {
  for (let from = 0; from < items.length; from += size) {
    if (from > 0) await setImmediate();
    for (const item of items.slice(from, from + size)) work(item);
  }
}
