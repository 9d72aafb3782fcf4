/** What one organization has under way, and who of it waits, in the order in which they came. */
interface Line<Waiter> {
  underWay: number;
  readonly waiting: Set<Waiter>;
}

/**
 * A fixed number of places, shared by organizations. When one becomes free, the organization that holds the fewest is
 * next; among equals they take turns, and within one whoever came first. So each gets an equal share, however many of
 * its callers wait, and none waits for ever: who holds nothing comes before all who hold something.
 */
export class FairPlaces<Waiter> {
  #free: number;
  readonly #mostOfOne: number;
  readonly #mostWaiting: number;
  readonly #lines = new Map<string, Line<Waiter>>();
  /** The organizations that wait, in the order of their turns. */
  readonly #next = new Set<string>();

  /** @param mostWaiting of one organization */
  constructor(places: number, mostWaiting: number) {
    this.#free = places;
    // The last place is for somebody else: a quiet organization does not wait for a loud one to end something.
    this.#mostOfOne = Math.max(1, places - 1);
    this.#mostWaiting = mostWaiting;
  }

  /** Takes a place if there is one for that organization now. */
  take(organizationId: string): boolean {
    const line = this.#lines.get(organizationId);
    if (this.#free === 0 || (line?.underWay ?? 0) >= this.#mostOfOne) return false;
    this.#free -= 1;
    this.#lineOf(organizationId).underWay += 1;
    return true;
  }

  /** Puts somebody at the end of their organization's line; false if that is full. */
  wait(organizationId: string, waiter: Waiter): boolean {
    const line = this.#lineOf(organizationId);
    if (line.waiting.size >= this.#mostWaiting) return false;
    line.waiting.add(waiter);
    this.#next.add(organizationId);
    return true;
  }

  /** Somebody does not wait any longer. */
  withdraw(organizationId: string, waiter: Waiter): void {
    const line = this.#lineOf(organizationId);
    line.waiting.delete(waiter);
    this.#tidy(organizationId, line);
  }

  /** Gives a place back. It is at once that of whoever is returned, who waited for it. */
  giveBack(organizationId: string): Waiter | undefined {
    const line = this.#lineOf(organizationId);
    line.underWay -= 1;
    this.#free += 1;
    this.#tidy(organizationId, line);
    const next = this.#nextOrganization();
    return next === undefined ? undefined : this.#serve(next);
  }

  #nextOrganization(): string | undefined {
    let next: string | undefined;
    let fewest = this.#mostOfOne;
    for (const id of this.#next) {
      const { underWay } = this.#lineOf(id);
      if (underWay >= fewest) continue;
      next = id;
      fewest = underWay;
      if (fewest === 0) break;
    }
    return next;
  }

  #serve(organizationId: string): Waiter | undefined {
    const line = this.#lineOf(organizationId);
    const [first] = line.waiting;
    if (first === undefined) return undefined;
    line.waiting.delete(first);
    line.underWay += 1;
    this.#free -= 1;
    // To the end of the turns, if more of it wait.
    this.#next.delete(organizationId);
    if (line.waiting.size > 0) this.#next.add(organizationId);
    return first;
  }

  #lineOf(organizationId: string): Line<Waiter> {
    const known = this.#lines.get(organizationId);
    if (known !== undefined) return known;
    const line: Line<Waiter> = { underWay: 0, waiting: new Set() };
    this.#lines.set(organizationId, line);
    return line;
  }

  #tidy(organizationId: string, line: Line<Waiter>): void {
    if (line.waiting.size === 0) this.#next.delete(organizationId);
    if (line.waiting.size === 0 && line.underWay === 0) this.#lines.delete(organizationId);
  }
}
