/** What one organization has asked for lately. */
interface Asked {
  /** Operations that began, and refusals. */
  begun: number;
  lastBegunAt: number;
  /** Seconds for which places were held. */
  held: number;
  /** Places that are held now. */
  places: number;
  /** When the numbers were last calculated. */
  at: number;
}

// Milliseconds. What was asked counts less and less: after so long about a third.
const remembered = 1_000;

// A second: as many as an organization may send by default, on an average.
const manyBegun = 50;

// As if one place had been held for most of a second.
const muchHeld = 0.75;

/** Nothing is known any more of who has not asked for so long. */
const forgottenAfter = 10 * remembered;

/**
 * Tells organizations that ask much from those that ask little: much is more than 50 operations a second, refused ones too,
 * or places held for longer than most of a second. Nobody is refused for it.
 */
export class Demand {
  /** Who began something first stands first. */
  readonly #organizations = new Map<string, Asked>();

  /** @param now milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** An operation begins, or is refused. */
  begun(organizationId: string): void {
    const asked = this.#recalculated(organizationId);
    asked.begun += 1;
    asked.lastBegunAt = asked.at;
    this.#organizations.delete(organizationId);
    this.#organizations.set(organizationId, asked);
    this.#forget();
  }

  /** When that last was, in milliseconds. */
  lastBegunAt(organizationId: string): number {
    return this.#organizations.get(organizationId)?.lastBegunAt ?? Number.NEGATIVE_INFINITY;
  }

  takesPlace(organizationId: string): void {
    this.#recalculated(organizationId).places += 1;
  }

  leavesPlace(organizationId: string): void {
    this.#recalculated(organizationId).places -= 1;
  }

  isMuch(organizationId: string): boolean {
    if (!this.#organizations.has(organizationId)) return false;
    const { begun, held } = this.#recalculated(organizationId);
    return begun > manyBegun || held > muchHeld;
  }

  #recalculated(organizationId: string): Asked {
    const now = this.now();
    const known = this.#organizations.get(organizationId);
    if (known === undefined) {
      const made = { begun: 0, lastBegunAt: Number.NEGATIVE_INFINITY, held: 0, places: 0, at: now };
      this.#organizations.set(organizationId, made);
      return made;
    }
    const left = Math.exp((known.at - now) / remembered);
    known.begun *= left;
    known.held = known.held * left + known.places * (1 - left);
    known.at = now;
    return known;
  }

  #forget(): void {
    const now = this.now();
    for (const [id, { lastBegunAt, places }] of this.#organizations) {
      if (places > 0 || now - lastBegunAt < forgottenAfter) break;
      this.#organizations.delete(id);
    }
  }
}
