import { setImmediate } from 'node:timers/promises';

// Milliseconds. An item may take a hundred times as long as another: whoever has moved a date two hundred times.
const sliceAtMost = 2;

/** How slices are made, beside how many items one has at most. */
interface Slicing {
  /** Lets others have their turn; left out: all that is ready in this process, once. */
  readonly pause?: () => Promise<void>;
  /** Milliseconds. */
  readonly now?: () => number;
}

/**
 * Does something with each of many, in their order. After so many of them, or 2 ms, everything else in the process has its
 * turn: work that takes a second in all keeps nobody waiting longer than one of them takes.
 * @param work what is done with one; if that may take long, the steps of it, between any two of which a slice can end
 */
export async function inSlices<Item>(
  items: readonly Item[],
  size: number,
  work: (item: Item) => Iterable<void> | void,
  { pause = () => setImmediate(), now = () => performance.now() }: Slicing = {},
): Promise<void> {
  let [done, since] = [0, now()];
  const begin = async () => {
    await pause();
    [done, since] = [0, now()];
  };
  for (const item of items) {
    if (done === size || (done > 0 && now() - since >= sliceAtMost)) await begin();
    for (const _step of work(item) ?? []) if (now() - since >= sliceAtMost) await begin();
    done += 1;
  }
}
