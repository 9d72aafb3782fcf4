import type { Monotonic } from '../../platform/clock/monotonic.js';
import { sendsOverOwnRelay } from '../relay/relay-connections.js';
import type { RelayEffect } from '../relay/relay-failure.js';
import { Breaker, type Turn } from './breaker.js';
import type { Claim, ClaimWish } from './claim.js';

/** A place taken by one send, until it says how it went. */
export interface Slot {
  /** Whether it is a place among those who do not send by the service's own relay. */
  readonly apart: boolean;
  free(effect: RelayEffect): Turn | null;
}

/** Places for sends, apart from those of other lanes: what hangs in one takes none of another. */
export interface Lane {
  /** What may be claimed now; null if nothing may. */
  wish(): ClaimWish | null;
  take(claim: Claim): Slot;
}

/** Of all who send by the service's own relay. */
export class SharedLane implements Lane {
  readonly #breaker: Breaker;
  #taken = 0;

  constructor(
    private readonly places: number,
    now: Monotonic,
  ) {
    this.#breaker = new Breaker(now);
  }

  wish(): ClaimWish | null {
    const most = this.#breaker.room(this.places - this.#taken);
    return most > 0 ? { most, apart: false } : null;
  }

  take(): Slot {
    const leave = this.#breaker.begin();
    this.#taken += 1;
    return {
      apart: false,
      free: (effect) => {
        this.#taken -= 1;
        return this.#breaker.end(leave, effect);
      },
    };
  }
}

interface Use {
  breaker: Breaker;
  taken: number;
}

/** Of those who send by relays of their own, and of sandboxes: each organization has few places, and its own breaker. */
export class ApartLane implements Lane {
  readonly #uses = new Map<string, Use>();
  #taken = 0;

  constructor(
    private readonly places: number,
    private readonly now: Monotonic,
  ) {}

  wish(): ClaimWish | null {
    if (this.#taken >= this.places) return null;
    const busy = [...this.#uses].filter(([, use]) => use.taken >= sendsOverOwnRelay || use.breaker.room(1) === 0);
    // One of each at a time: the next claim knows how many places each has left.
    return { most: this.places - this.#taken, ofEach: 1, passedOver: busy.map(([id]) => id), apart: true };
  }

  take({ organizationId }: Claim): Slot {
    const use = this.#uses.get(organizationId) ?? { breaker: new Breaker(this.now), taken: 0 };
    this.#uses.set(organizationId, use);
    const { breaker } = use;
    const leave = breaker.begin();
    use.taken += 1;
    this.#taken += 1;
    return {
      apart: true,
      free: (effect) => {
        use.taken -= 1;
        this.#taken -= 1;
        return breaker.end(leave, effect);
      },
    };
  }

  /** Another relay has come: what is known of the one before says nothing of it. */
  forget(organizationId: string): void {
    const use = this.#uses.get(organizationId);
    if (use !== undefined) use.breaker = new Breaker(this.now);
  }
}
