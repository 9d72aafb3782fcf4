/** What the bodies of all types of events have: docs/events has a schema of each. */
export interface EventBody {
  readonly type: string;
  readonly timestamp: string;
  readonly data: {
    readonly id: string;
    readonly cursor: string | null;
    readonly origin: string;
    readonly sequence: number | null;
    readonly application: { readonly id: string } | null;
    readonly facts: Readonly<Record<string, unknown>>;
  };
}

/** What was heard, each event once, however it came. A real one keeps this in its database, in one transaction. */
export class Mirror {
  /** Up to where the feed was read. What webhooks bring may lie ahead of what they have not brought yet. */
  cursor: string | null = null;
  readonly #seen = new Set<string>();
  readonly #latest = new Map<string, EventBody>();

  /** Whether it was new. */
  take(event: EventBody): boolean {
    const { id, application, sequence } = event.data;
    if (this.#seen.has(id)) return false;
    this.#seen.add(id);
    if (application !== null && sequence !== null) {
      // An event that was tried again comes behind later ones: it is no news any more.
      if (sequence > (this.#latest.get(application.id)?.data.sequence ?? 0)) this.#latest.set(application.id, event);
    }
    return true;
  }

  /** The latest that was heard of an application. */
  latest(applicationId: string): EventBody | null {
    return this.#latest.get(applicationId) ?? null;
  }

  get size(): number {
    return this.#seen.size;
  }
}
