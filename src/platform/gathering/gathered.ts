interface Waiting<In, Out> {
  readonly one: In;
  readonly resolve: (result: Out) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does together what comes up together: while some are being done the next gather, and go when those are done. One that
 * makes its companions fail does not take them along: they are done again one by one.
 */
export class Gathered<In, Out> {
  readonly #waiting: Waiting<In, Out>[] = [];
  #isBusy = false;
  #endPause: () => void = () => undefined;

  /**
   * @param doAll all or none of them; it answers in their order
   * @param most how many at once
   * @param pauseMs how long more may gather after some were done, in milliseconds; a quarter of it if there were none
   * @param enough so many do not wait for more to gather
   */
  constructor(
    private readonly doAll: (all: readonly In[]) => Promise<readonly Out[]>,
    private readonly most: number,
    private readonly pauseMs = 0,
    private readonly enough = most,
  ) {}

  do(one: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ one, resolve, reject });
      if (!this.#isBusy) void this.#work();
      else if (this.#waiting.length >= this.enough) this.#endPause();
    });
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    // What comes up in the same tick goes along, and what does soon after.
    await Promise.resolve();
    await this.#pause(this.pauseMs / 4);
    while (this.#waiting.length > 0) {
      await this.#together(this.#waiting.splice(0, this.most));
      await this.#pause(this.pauseMs);
    }
    this.#isBusy = false;
  }

  async #pause(ms: number): Promise<void> {
    if (ms === 0 || this.#waiting.length >= this.enough) return;
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
