import { setImmediate } from 'node:timers/promises';
import { Demand } from './demand.js';

// Milliseconds. Fifty times a second, as often as an organization may send on an average: who asks much is slowed down to
// that, and not stopped.
const standsBackAtMost = 20;

/**
 * Who goes first among operations that could begin, or go on. Of one organization one begins in each turn of the event loop.
 * Who asks much stands back while an operation of somebody who asks little is under way, and work in slices while anybody
 * else's is; but for no longer than 20 ms from one beginning to the next.
 */
export class Precedence {
  /** Organizations of which an operation has begun in this turn of the event loop. */
  readonly #begun = new Set<string>();
  /** Operations under way that do not stand back. */
  readonly #underWay = new Map<string, number>();
  /** Who stands back, to be told of every change. */
  readonly #standingBack = new Set<() => void>();

  constructor(readonly demand = new Demand()) {}

  /** Returns when an operation may begin, or a refusal be answered. */
  async begin(organizationId: string): Promise<void> {
    const { demand } = this;
    for (;;) {
      const left = () => demand.lastBegunAt(organizationId) + standsBackAtMost - performance.now();
      const isBehind = () =>
        demand.isMuch(organizationId) && this.#isBeside(organizationId, (id) => !demand.isMuch(id));
      while (left() > 0 && isBehind()) await this.#change(left());
      if (!this.#begun.has(organizationId)) break;
      await setImmediate();
    }
    if (this.#begun.size === 0) void setImmediate().then(() => this.#begun.clear());
    this.#begun.add(organizationId);
    demand.begun(organizationId);
  }

  /** Lets others go first that are under way, between two slices of an operation that is. */
  async standBack(organizationId: string): Promise<void> {
    const until = performance.now() + standsBackAtMost;
    const left = () => until - performance.now();
    this.leave(organizationId);
    try {
      await setImmediate();
      while (left() > 0 && this.#isBeside(organizationId, () => true)) await this.#change(left());
    } finally {
      this.enter(organizationId);
    }
  }

  enter(organizationId: string): void {
    this.#underWay.set(organizationId, (this.#underWay.get(organizationId) ?? 0) + 1);
    this.demand.takesPlace(organizationId);
  }

  leave(organizationId: string): void {
    const left = (this.#underWay.get(organizationId) ?? 1) - 1;
    if (left > 0) this.#underWay.set(organizationId, left);
    else this.#underWay.delete(organizationId);
    this.demand.leavesPlace(organizationId);
    for (const tell of this.#standingBack) tell();
  }

  #isBeside(organizationId: string, counts: (id: string) => boolean): boolean {
    for (const id of this.#underWay.keys()) if (id !== organizationId && counts(id)) return true;
    return false;
  }

  /** Waits until somebody leaves, so many milliseconds at most. */
  #change(atMost: number): Promise<void> {
    return new Promise((resolve) => {
      const tell = () => {
        clearTimeout(timer);
        this.#standingBack.delete(tell);
        resolve();
      };
      const timer = setTimeout(tell, atMost);
      this.#standingBack.add(tell);
    });
  }
}
