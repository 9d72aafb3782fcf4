import type { Actor } from '../../platform/actor/actor.js';
import type { Monotonic } from '../../platform/clock/monotonic.js';

// A revoked key, or the token of a member who was removed, works for at most this long in a process that has just seen it.
const rememberedForMs = 5_000;
// Enough for every caller of a busy process; a flood of invalid ones cannot grow it further.
const rememberedAtMost = 10_000;

interface Remembered {
  readonly actor: Promise<Actor | null>;
  readonly until: number;
  /** The last look-up that has ended found somebody. */
  good: boolean;
}

/** Who was behind a credential a moment ago: authentication asks the database no more often than every five seconds. */
export class CallerMemory {
  /** Whoever was looked up last comes last. */
  readonly #remembered = new Map<string, Remembered>();

  constructor(private readonly processTime: Monotonic) {}

  recall(credential: string): Promise<Actor | null> | undefined {
    const known = this.#remembered.get(credential);
    return known !== undefined && known.until > this.processTime() ? known.actor : undefined;
  }

  remember(credential: string, actor: Promise<Actor | null>): Promise<Actor | null> {
    const good = this.knows(credential);
    const remembered: Remembered = { actor, until: this.processTime() + rememberedForMs, good };
    this.#remembered.delete(credential);
    if (this.#remembered.size >= rememberedAtMost) this.#forgetOldest();
    this.#remembered.set(credential, remembered);
    actor.then(
      (found) => {
        remembered.good = found !== null;
      },
      // A failed look-up is not an answer: the next request asks again. What was good is not doubted for that.
      () => this.#askAgain(credential, remembered),
    );
    return actor;
  }

  /** Whether the last look-up that ended found somebody, however long ago that was. */
  knows(credential: string): boolean {
    return this.#remembered.get(credential)?.good === true;
  }

  #askAgain(credential: string, failed: Remembered): void {
    if (this.#remembered.get(credential) !== failed) return;
    if (failed.good) this.#remembered.set(credential, { ...failed, until: Number.NEGATIVE_INFINITY });
    else this.#remembered.delete(credential);
  }

  #forgetOldest(): void {
    const [oldest] = this.#remembered.keys();
    if (oldest !== undefined) this.#remembered.delete(oldest);
  }
}
