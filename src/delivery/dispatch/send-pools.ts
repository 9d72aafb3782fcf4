import type { Monotonic } from '../../platform/clock/monotonic.js';
import { sendsOverOwnRelay } from '../relay/relay-connections.js';
import type { RelayEffect } from '../relay/relay-failure.js';
import { Breaker, type BreakerChange } from './breaker.js';
import { Connections } from './connections.js';
import type { LeaseRequest, MessageLease } from './message-lease.js';

// So many places for each connection: while a message is sent, the next is looked at and the last recorded.
const placesPerConnection = 12;

/** A place taken by one attempt, until it is recorded. */
export interface Slot {
  /** Whether it is a place among those who do not send by the service's own relay. */
  readonly apart: boolean;
  /** Waits for a connection; false if the relay is not to be tried now, after all. */
  connection(): Promise<boolean>;
  /** The relay is done with it: the connection is free, the place is not yet. */
  answered(effect: RelayEffect): BreakerChange | null;
  free(): BreakerChange | null;
}

/** Places for attempts, apart from those of other pools: what hangs in one takes none of another. */
export interface SendPool {
  /** What may be claimed now; null if nothing may. */
  request(): LeaseRequest | null;
  take(claim: MessageLease): Slot;
  /** Who waits for a connection is turned away. */
  close(): void;
}

/** Of all who send by the service's own relay. */
export class SharedPool implements SendPool {
  readonly #breaker: Breaker;
  readonly #connections: Connections;
  readonly #places: number;
  #taken = 0;

  constructor(atOnce: number, now: Monotonic) {
    this.#breaker = new Breaker(now);
    this.#connections = new Connections(atOnce);
    this.#places = atOnce * placesPerConnection;
  }

  request(): LeaseRequest | null {
    const free = this.#places - this.#taken;
    // A claim costs about the same for one as for many: half of the places are filled together.
    const most = free < this.#places / 2 ? 0 : this.#breaker.room(free);
    return most > 0 ? { most, apart: false } : null;
  }

  take(): Slot {
    const leave = this.#breaker.begin();
    this.#taken += 1;
    let isConnected = false;
    let isAnswered = false;
    const answered = (effect: RelayEffect) => {
      if (isAnswered) return null;
      isAnswered = true;
      const turn = this.#breaker.end(leave, effect);
      if (isConnected) this.#connections.giveBack();
      if (turn !== null && turn !== 'in-use') this.#connections.turnAway();
      return turn;
    };
    return {
      apart: false,
      connection: async () => {
        isConnected = await this.#connections.take();
        return isConnected && (leave.isProbe || this.#breaker.isClosed);
      },
      answered,
      free: () => {
        this.#taken -= 1;
        return answered('says-nothing');
      },
    };
  }

  close(): void {
    this.#connections.close();
  }
}

interface Use {
  breaker: Breaker;
  taken: number;
}

/** Of those who send by relays of their own, and of sandboxes: each organization has few places, and its own breaker. */
export class SeparatePool implements SendPool {
  readonly #uses = new Map<string, Use>();
  #taken = 0;

  constructor(
    private readonly places: number,
    private readonly now: Monotonic,
  ) {}

  request(): LeaseRequest | null {
    if (this.#taken >= this.places) return null;
    const busy = [...this.#uses].filter(([, use]) => use.taken >= sendsOverOwnRelay || use.breaker.room(1) === 0);
    // One of each at a time: the next claim knows how many places each has left.
    return { most: this.places - this.#taken, ofEach: 1, passedOver: busy.map(([id]) => id), apart: true };
  }

  take({ organizationId }: MessageLease): Slot {
    const use = this.#uses.get(organizationId) ?? { breaker: new Breaker(this.now), taken: 0 };
    this.#uses.set(organizationId, use);
    const { breaker } = use;
    const leave = breaker.begin();
    use.taken += 1;
    this.#taken += 1;
    let isAnswered = false;
    const answered = (effect: RelayEffect) => {
      if (isAnswered) return null;
      isAnswered = true;
      return breaker.end(leave, effect);
    };
    return {
      apart: true,
      // Whoever has a place has a connection.
      connection: async () => true,
      answered,
      free: () => {
        use.taken -= 1;
        this.#taken -= 1;
        return answered('says-nothing');
      },
    };
  }

  close(): void {}

  /** Another relay has come: what is known of the one before says nothing of it. */
  forget(organizationId: string): void {
    const use = this.#uses.get(organizationId);
    if (use !== undefined) use.breaker = new Breaker(this.now);
  }
}
