import { Overloaded } from './admission.js';

/** Work of the same name is done one after the other; work of different names does not wait for one another. */
export class SerialQueues {
  readonly #queues = new Map<string, { last: Promise<unknown>; length: number }>();

  /** @param longest of one queue, with what is being done: more are Overloaded */
  constructor(private readonly longest: number) {}

  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(name) ?? { last: Promise.resolve(), length: 0 };
    if (queue.length >= this.longest) throw new Overloaded('too many wait in one queue');
    this.#queues.set(name, queue);
    queue.length += 1;
    const done = queue.last.then(work);
    // How it ends is for who asked for it; the next one begins either way.
    queue.last = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      queue.length -= 1;
      if (queue.length === 0) this.#queues.delete(name);
    }
  }
}
