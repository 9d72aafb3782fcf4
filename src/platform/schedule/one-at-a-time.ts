/** Work that recurs: never twice at once, none after the end, and the end waits for what still runs. */
export class OneAtATime {
  #running: Promise<unknown> | undefined;
  #stopped = false;

  /** @param failed hears what the work threw; the next time makes up for it */
  constructor(
    private readonly work: () => Promise<unknown>,
    private readonly failed: (error: unknown) => void,
  ) {}

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Does the work, unless it is being done or it is over. */
  async again(): Promise<void> {
    if (this.#stopped || this.#running !== undefined) return;
    this.#running = this.work()
      .catch(this.failed)
      .finally(() => {
        this.#running = undefined;
      });
    await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }
}
