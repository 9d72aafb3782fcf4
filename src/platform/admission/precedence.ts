import { setImmediate } from 'node:timers/promises';

// Milliseconds.
const standsBackAtMost = 20;

/**
 * Who goes first among operations that could begin, or go on. Of one organization one begins in each turn of the event loop;
 * work in slices stands back between two of them while an operation of somebody else is under way, for 20 ms at most.
 */
export class Precedence {
  /** Organizations of which an operation has begun in this turn of the event loop. */
  readonly #begun = new Set<string>();
  /** Operations under way that do not stand back. */
  readonly #underWay = new Map<string, number>();
  /** Who stands back, to be told of every change. */
  readonly #standingBack = new Set<() => void>();

  /** Returns when an operation may begin, or a refusal be answered. */
  async begin(organizationId: string): Promise<void> {
    while (this.#begun.has(organizationId)) await setImmediate();
    if (this.#begun.size === 0) void setImmediate().then(() => this.#begun.clear());
    this.#begun.add(organizationId);
  }

  /**
   * Lets others go first that are under way, between two slices of an operation, or of work that is none.
   * @returns whether there were any
   */
  async standBack(organizationId: string): Promise<boolean> {
    const until = performance.now() + standsBackAtMost;
    const isUnderWay = this.#underWay.has(organizationId);
    if (isUnderWay) this.leave(organizationId);
    try {
      await setImmediate();
      const isBeside = this.#isBeside(organizationId);
      for (let left = standsBackAtMost; left > 0 && this.#isBeside(organizationId); left = until - performance.now())
        await this.#change(left);
      return isBeside;
    } finally {
      if (isUnderWay) this.enter(organizationId);
    }
  }

  enter(organizationId: string): void {
    this.#count(organizationId, 1);
  }

  leave(organizationId: string): void {
    this.#count(organizationId, -1);
    for (const tell of this.#standingBack) tell();
  }

  /** Below none while work that is no operation stands back beside one that ends meanwhile. */
  #count(organizationId: string, change: 1 | -1): void {
    const count = (this.#underWay.get(organizationId) ?? 0) + change;
    if (count === 0) this.#underWay.delete(organizationId);
    else this.#underWay.set(organizationId, count);
  }

  #isBeside(organizationId: string): boolean {
    for (const [id, count] of this.#underWay) if (id !== organizationId && count > 0) return true;
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
