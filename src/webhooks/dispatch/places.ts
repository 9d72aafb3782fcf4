/** How many deliveries a process tries at once, and how many it holds beside them. */
export interface Widths {
  /** Of all endpoints. */
  readonly all: number;
  /** Of one of them: what hangs there costs the others no more than these. */
  readonly each: number;
}

/**
 * What a process tries at once, and what it holds to be tried next: few of each endpoint, so that one which hangs has its
 * own places alone.
 */
export class Places<Held extends { readonly endpoint: { readonly id: string } }> {
  readonly #waiting = new Map<string, Held[]>();
  readonly #trying = new Map<string, number>();
  #held = 0;

  constructor(
    private readonly widths: Widths,
    /** So many times its places are held of an endpoint, to be tried while the next are claimed. */
    private readonly ahead = 3,
  ) {}

  /** How many more can be claimed of one endpoint. */
  room(endpointId: string): number {
    const held = (this.#waiting.get(endpointId)?.length ?? 0) + (this.#trying.get(endpointId) ?? 0);
    const own = this.widths.each * this.ahead - held;
    return Math.max(0, Math.min(own, this.widths.all * this.ahead - this.#held));
  }

  /** Endpoints of which nothing more is wanted for now: half of what can be held is. */
  get full(): readonly string[] {
    const ids = new Set([...this.#waiting.keys(), ...this.#trying.keys()]);
    return [...ids].filter((id) => this.room(id) < (this.widths.each * this.ahead) / 2);
  }

  get isEmpty(): boolean {
    return this.#held === 0;
  }

  hold(all: readonly Held[]): void {
    for (const one of all) {
      const waiting = this.#waiting.get(one.endpoint.id);
      if (waiting === undefined) this.#waiting.set(one.endpoint.id, [one]);
      else waiting.push(one);
      this.#held += 1;
    }
  }

  /** What can be tried now, each in a place of its own. */
  *start(): Generator<Held> {
    for (const [id, waiting] of this.#waiting) {
      while (waiting.length > 0 && (this.#trying.get(id) ?? 0) < this.widths.each && this.#tried < this.widths.all) {
        const next = waiting.shift();
        if (next === undefined) break;
        this.#trying.set(id, (this.#trying.get(id) ?? 0) + 1);
        yield next;
      }
      if (waiting.length === 0) this.#waiting.delete(id);
    }
  }

  free({ endpoint: { id } }: Held): void {
    const left = (this.#trying.get(id) ?? 1) - 1;
    if (left === 0) this.#trying.delete(id);
    else this.#trying.set(id, left);
    this.#held -= 1;
  }

  /** Everything that is held and not tried yet: of one endpoint, or of all. */
  drop(endpointId?: string): Held[] {
    const ids = endpointId === undefined ? [...this.#waiting.keys()] : [endpointId];
    const dropped = ids.flatMap((id) => this.#waiting.get(id) ?? []);
    for (const id of ids) this.#waiting.delete(id);
    this.#held -= dropped.length;
    return dropped;
  }

  get #tried(): number {
    let sum = 0;
    for (const count of this.#trying.values()) sum += count;
    return sum;
  }
}
