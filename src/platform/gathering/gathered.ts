import { atOnce } from '../slices/at-once.js';

interface Waiting<In, Out> {
  readonly one: In;
  readonly resolve: (result: Out) => void;
  readonly reject: (error: unknown) => void;
}

export interface GatheredOptions<In> {
  /** How many are done together at most. */
  readonly most: number;
  /** What is done together has this in common; all have, if left out. */
  readonly keyOf?: (one: In) => string;
  /** How long more may gather after some were done, in milliseconds; a quarter of it if there were none. 0, if left out. */
  readonly pauseMs?: number;
  /** So many, whatever they have in common, do not wait for more to gather; `most`, if left out. */
  readonly enough?: number;
  /** So many groups are being done at once: 1, if left out. */
  readonly width?: number;
}

/**
 * Does together what comes up together: while some are being done the next gather, and go when those are done. One that
 * makes its companions fail does not take them along: they are done again one by one.
 */
export class Gathered<In, Out> {
  /** By what they have in common, the first that came first. */
  readonly #waiting = new Map<string, Waiting<In, Out>[]>();
  #count = 0;
  #isBusy = false;
  #endPause: () => void = () => undefined;

  /** @param doAll all or none of them; it answers in their order */
  constructor(
    private readonly doAll: (all: readonly In[]) => Promise<readonly Out[]>,
    private readonly options: GatheredOptions<In>,
  ) {}

  do(one: In): Promise<Out> {
    const { keyOf = () => '' } = this.options;
    return new Promise((resolve, reject) => {
      const key = keyOf(one);
      const group = this.#waiting.get(key) ?? [];
      this.#waiting.set(key, group);
      group.push({ one, resolve, reject });
      this.#count += 1;
      if (!this.#isBusy) void this.#work();
      else if (this.#isEnough()) this.#endPause();
    });
  }

  async #work(): Promise<void> {
    const { pauseMs = 0, width = 1 } = this.options;
    this.#isBusy = true;
    // What comes up in the same tick goes along, and what does soon after.
    await Promise.resolve();
    await this.#pause(pauseMs / 4);
    while (this.#count > 0) {
      await atOnce([...this.#waiting.keys()], width, (key) => this.#together(this.#take(key)));
      await this.#pause(pauseMs);
    }
    this.#isBusy = false;
  }

  #take(key: string): Waiting<In, Out>[] {
    const group = this.#waiting.get(key) ?? [];
    const taken = group.splice(0, this.options.most);
    // Those that are left over come behind the others.
    this.#waiting.delete(key);
    if (group.length > 0) this.#waiting.set(key, group);
    this.#count -= taken.length;
    return taken;
  }

  #isEnough(): boolean {
    return this.#count >= (this.options.enough ?? this.options.most);
  }

  async #pause(ms: number): Promise<void> {
    if (ms === 0 || this.#isEnough()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #together(all: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const results = await this.doAll(all.map(({ one }) => one));
      for (const [number, { resolve }] of all.entries()) resolve(results[number] as Out);
    } catch (error) {
      if (all.length === 1) all[0]?.reject(error);
      else await Promise.all(all.map((each) => this.#together([each])));
    }
  }
}
