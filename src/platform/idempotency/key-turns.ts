import type { ServerResponse } from 'node:http';
import { CallerGone } from '../admission/admission.js';

/** Too many wait for the request under this key, or of this organization, already. */
export class TooManyWait extends Error {
  override readonly name = 'TooManyWait';
}

/** How many may wait at once in a process. */
export interface MostWaiting {
  readonly ofKey: number;
  readonly ofOrganization: number;
}

// A client that fires the same call from all its workers is answered; one that fires it in a loop is told to wait.
const mostWaiting: MostWaiting = { ofKey: 100, ofOrganization: 200 };

/** A request under a key: equal ones take turns. */
export interface RequestOfTurn {
  readonly organizationId: string;
  /** Unique among all organizations. */
  readonly name: string;
  /** Whether it has waited for long enough. */
  readonly isOver: () => boolean;
}

// How often that is asked, in milliseconds.
const askedEvery = 100;

/**
 * Within a process, equal requests under one idempotency key are run one at a time. The others wait for it here: they hold
 * no place and no connection, and ask nobody.
 */
export class KeyTurns {
  /** Under way, with who waits for their turn after it. */
  readonly #keys = new Map<string, Set<() => void>>();
  readonly #waitingOf = new Map<string, number>();

  constructor(private readonly most = mostWaiting) {}

  /**
   * Waits for the turn of a request, or until its time is over: then it is as if it had one. Throws TooManyWait, and
   * CallerGone when the caller does not wait any longer.
   * @returns what ends the turn, to be called once
   */
  async take(request: RequestOfTurn, response: ServerResponse): Promise<() => void> {
    const waiting = this.#keys.get(request.name);
    if (waiting === undefined) this.#keys.set(request.name, new Set());
    else if (!(await this.#wait(request, waiting, response))) return () => undefined;
    return () => this.#next(request.name);
  }

  /** Whether the turn has come before the time was over. */
  async #wait(request: RequestOfTurn, waiting: Set<() => void>, response: ServerResponse): Promise<boolean> {
    const { organizationId, isOver } = request;
    const ofOrganization = this.#waitingOf.get(organizationId) ?? 0;
    if (waiting.size >= this.most.ofKey || ofOrganization >= this.most.ofOrganization) {
      throw new TooManyWait('too many wait for the request under this key');
    }
    if (response.destroyed) throw new CallerGone('the caller has gone away');
    this.#waitingOf.set(organizationId, ofOrganization + 1);
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const comes = () => resolve(true);
    // At once: whoever has given up must not be the next one.
    const gone = () => {
      waiting.delete(comes);
      reject(new CallerGone('the caller has gone away'));
    };
    const clock = setInterval(() => {
      if (!isOver()) return;
      waiting.delete(comes);
      resolve(false);
    }, askedEvery);
    waiting.add(comes);
    response.once('close', gone);
    try {
      return await promise;
    } finally {
      clearInterval(clock);
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
