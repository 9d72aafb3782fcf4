/** Sends at once of one process, within what relays allow a client. */
export const sendsAtOnce = 10;

/** So many connections to a relay, taken in turn. */
export class Connections {
  readonly #waiting: ((taken: boolean) => void)[] = [];
  #closed = false;

  constructor(private free: number) {}

  /** Waits for a free one; false if those who wait are turned away. */
  async take(): Promise<boolean> {
    if (this.#closed) return false;
    if (this.free === 0) return await new Promise<boolean>((resolve) => this.#waiting.push(resolve));
    this.free -= 1;
    return true;
  }

  giveBack(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.free += 1;
    else next(true);
  }

  /** Those who wait need not wait any more. */
  turnAway(): void {
    for (const leave of this.#waiting.splice(0)) leave(false);
  }

  /** Turns away who waits, and who comes. */
  close(): void {
    this.#closed = true;
    this.turnAway();
  }
}
