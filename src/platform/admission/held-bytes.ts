/** What may be held at most, in bytes: of one organization, and of all together. */
export interface MostBytes {
  readonly each: number;
  readonly together: number;
}

/** How many bytes are held in this process, and of whom: what has no bound is memory that one caller takes from all. */
export class HeldBytes {
  #together = 0;
  readonly #each = new Map<string, number>();

  constructor(private readonly most: MostBytes) {}

  add(organizationId: string, bytes: number): void {
    this.#together += bytes;
    this.#each.set(organizationId, this.of(organizationId) + bytes);
  }

  giveBack(organizationId: string, bytes: number): void {
    this.#together -= bytes;
    const left = this.of(organizationId) - bytes;
    if (left > 0) this.#each.set(organizationId, left);
    else this.#each.delete(organizationId);
  }

  of(organizationId: string): number {
    return this.#each.get(organizationId) ?? 0;
  }

  /** Who holds more than is allowed: that organization, or whoever holds most if all together do; undefined if nobody does. */
  overBy(organizationId: string): string | undefined {
    if (this.of(organizationId) > this.most.each) return organizationId;
    if (this.#together <= this.most.together) return undefined;
    let greatest = organizationId;
    for (const [id, bytes] of this.#each) if (bytes > this.of(greatest)) greatest = id;
    return greatest;
  }

  /** Whether an organization may hold so many more. When all is taken, it still may up to an equal share of all. */
  fits(organizationId: string, bytes: number): boolean {
    const own = this.of(organizationId) + bytes;
    if (own > this.most.each) return false;
    if (this.#together + bytes <= this.most.together) return true;
    const holders = this.#each.size + (this.#each.has(organizationId) ? 0 : 1);
    return own <= this.most.together / holders;
  }
}
