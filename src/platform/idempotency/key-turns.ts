import type { ServerResponse } from 'node:http';
import { CallerGone } from '../admission/admission.js';

/** The request under this key has been under way for longer than is waited for, or too many wait for it already. */
export class StillUnderWay extends Error {
  override readonly name = 'StillUnderWay';
}

/** How many may wait at once in a process. */
export interface MostWaiting {
  readonly ofKey: number;
  readonly ofOrganization: number;
}

// A client that fires the same call from all its workers is answered; one that fires it in a loop is told to wait.
const mostWaiting: MostWaiting = { ofKey: 100, ofOrganization: 200 };

/** Whose key it is. */
export interface KeyOfTurn {
  readonly organizationId: string;
  /** Unique among all organizations. */
  readonly name: string;
}

/**
 * Within a process, one request at a time is run under each idempotency key. The others wait for it here: they hold no
 * place and no connection, and ask nobody.
 */
export class KeyTurns {
  /** Under way, with who waits for their turn after it. */
  readonly #keys = new Map<string, Set<() => void>>();
  readonly #waitingOf = new Map<string, number>();

  constructor(private readonly most = mostWaiting) {}

  /**
   * Waits for the turn of a request. Throws StillUnderWay after that time or if too many wait, and CallerGone when the
   * caller does not wait any longer.
   * @returns what ends the turn, to be called once
   */
  async take({ organizationId, name }: KeyOfTurn, response: ServerResponse, waitMs: number): Promise<() => void> {
    const waiting = this.#keys.get(name);
    if (waiting === undefined) this.#keys.set(name, new Set());
    else await this.#wait(organizationId, waiting, response, waitMs);
    return () => this.#next(name);
  }

  async #wait(organizationId: string, waiting: Set<() => void>, response: ServerResponse, ms: number): Promise<void> {
    const ofOrganization = this.#waitingOf.get(organizationId) ?? 0;
    if (waiting.size >= this.most.ofKey || ofOrganization >= this.most.ofOrganization) {
      throw new StillUnderWay('too many wait for the request under this key');
    }
    if (response.destroyed) throw new CallerGone('the caller has gone away');
    this.#waitingOf.set(organizationId, ofOrganization + 1);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    // At once: whoever has given up must not be the next one.
    const giveUp = (error: Error) => {
      waiting.delete(resolve);
      reject(error);
    };
    const gone = () => giveUp(new CallerGone('the caller has gone away'));
    const tooLong = setTimeout(() => giveUp(new StillUnderWay('the request under this key takes too long')), ms);
    waiting.add(resolve);
    response.once('close', gone);
    try {
      await promise;
    } finally {
      clearTimeout(tooLong);
      response.off('close', gone);
      const left = (this.#waitingOf.get(organizationId) ?? 1) - 1;
      if (left > 0) this.#waitingOf.set(organizationId, left);
      else this.#waitingOf.delete(organizationId);
    }
  }

  #next(name: string): void {
    const waiting = this.#keys.get(name);
    const [next] = waiting ?? [];
    if (next === undefined) {
      this.#keys.delete(name);
      return;
    }
    waiting?.delete(next);
    next();
  }
}
