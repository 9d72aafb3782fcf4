import type { Monotonic } from '../../platform/clock/monotonic.js';
import type { RelayEffect } from '../relay/relay-failure.js';

// As many sends of a process may be under way when a relay goes away; more in a row are no accident.
const failuresInARow = 10;

// The first pause; each that follows without a success between is twice as long, up to the longest.
const firstPauseMs = 30_000;
const longestPauseMs = 300_000;

/** One send's leave to try the relay. It is used up by saying how it went. */
export interface Leave {
  /** The one that tries whether the relay works again. */
  readonly isProbe: boolean;
}

/** What has changed: the relay is paused for so many milliseconds, or in use again. */
export type BreakerChange = { readonly paused: number } | 'in-use';

/**
 * Keeps sends from a relay that does not work: closed, it counts failures in a row; open, it lets nobody through; after
 * a pause it is half open, and one send tries.
 */
export class Breaker {
  #failures = 0;
  #pauses = 0;
  #openUntil: number | null = null;
  #probing = false;

  constructor(private readonly now: Monotonic) {}

  get isClosed(): boolean {
    return this.#openUntil === null;
  }

  /** How many of so many may be sent now. */
  room(wanted: number): number {
    if (this.#openUntil === null) return wanted;
    return this.#probing || this.now() < this.#openUntil ? 0 : Math.min(wanted, 1);
  }

  begin(): Leave {
    const isProbe = this.#openUntil !== null;
    this.#probing ||= isProbe;
    return { isProbe };
  }

  end({ isProbe }: Leave, effect: RelayEffect): BreakerChange | null {
    if (isProbe) this.#probing = false;
    if (effect === 'says-nothing') return null;
    // What was under way when it opened changes nothing: the probe tells.
    if (this.#openUntil !== null && !isProbe) return null;
    if (effect === 'works') return this.#close();
    this.#failures += 1;
    return isProbe || effect === 'refuses' || this.#failures >= failuresInARow ? this.#open() : null;
  }

  #open(): BreakerChange {
    const paused = Math.min(firstPauseMs * 2 ** this.#pauses, longestPauseMs);
    this.#pauses += 1;
    this.#openUntil = this.now() + paused;
    return { paused };
  }

  #close(): BreakerChange | null {
    const wasOpen = this.#openUntil !== null;
    this.#failures = 0;
    this.#pauses = 0;
    this.#openUntil = null;
    return wasOpen ? 'in-use' : null;
  }
}
