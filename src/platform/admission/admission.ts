import type { ServerResponse } from 'node:http';
import { FairPlaces } from './fair-places.js';
import { Precedence } from './precedence.js';

/** More is asked for than can be done in time: trying again may help. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

/** Whoever asked has gone away: nobody gets the answer. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone';
}

// Milliseconds. A little less than a connection of the pool is waited for: when those under way give up because there is
// none to be had, those who came with them do not begin to wait for one too.
const waitAtMost = 2_500;

// If none of those under way has ended for so long, they all wait for the same thing: who waited for a place would then
// wait for that as well, and be answered after more than the three seconds in which the service says that it cannot answer.
const standsStillAtMost = 700;

// More than are served in that time; what waits holds its request's body in memory.
const mostWaiting = 500;

/**
 * How many operations are under way at once in this process. While there are places nobody waits; when there are none,
 * organizations take turns. Of one organization one operation begins in each turn of the event loop (`Precedence`): what is
 * computed without waiting for anything, a refusal, would else be computed for all connections of one caller each time that
 * an operation of somebody else has to wait for the database.
 */
export class Admission {
  readonly #turns: FairPlaces<() => void>;
  #movedAt = Number.NEGATIVE_INFINITY;
  readonly #precedence = new Precedence();

  constructor(
    places: number,
    private readonly waitAtMostMs = waitAtMost,
    private readonly standsStillAtMostMs = standsStillAtMost,
  ) {
    this.#turns = new FairPlaces(places, mostWaiting);
  }

  /**
   * Waits for a place. Throws Overloaded after 2.5 seconds, or when nobody has given one back for a while, or if too many
   * of the organization wait already, and CallerGone when the caller does not wait any longer.
   * @returns what gives the place back; only the first call of it counts
   */
  async enter(organizationId: string, response: ServerResponse): Promise<() => void> {
    if (!this.#turns.take(organizationId)) await this.#wait(organizationId, response);
    await this.#precedence.begin(organizationId);
    this.#precedence.enter(organizationId);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#movedAt = performance.now();
      this.#precedence.leave(organizationId);
      this.#turns.giveBack(organizationId)?.();
    };
  }

  /** Returns when a refusal of what has no place may be answered: a caller that is refused asks again at once. */
  async refuse(organizationId: string): Promise<void> {
    await this.#precedence.begin(organizationId);
  }

  /** Between two slices of long work: lets operations of others go first, for 20 ms at most. Returns whether there were any. */
  async standBack(organizationId: string): Promise<boolean> {
    return await this.#precedence.standBack(organizationId);
  }

  #wait(organizationId: string, response: ServerResponse): Promise<void> {
    if (response.destroyed) throw new CallerGone('the caller has gone away');
    return new Promise((resolve, reject) => {
      const enter = () => {
        stopWaiting();
        resolve();
      };
      const giveUp = (error: Error) => {
        stopWaiting();
        this.#turns.withdraw(organizationId, enter);
        reject(error);
      };
      const gone = () => giveUp(new CallerGone('the caller has gone away'));
      const since = performance.now();
      const look = () => {
        const left = this.#patienceOf(since);
        if (left <= 0) giveUp(new Overloaded('no place became free in time'));
        else tooLong = setTimeout(look, left);
      };
      let tooLong = setTimeout(look, this.#patienceOf(since));
      const stopWaiting = () => {
        clearTimeout(tooLong);
        response.off('close', gone);
      };
      if (this.#turns.wait(organizationId, enter)) response.once('close', gone);
      else giveUp(new Overloaded('too many operations of the organization wait'));
    });
  }

  /** For how many milliseconds more somebody waits who has waited since then. */
  #patienceOf(since: number): number {
    const now = performance.now();
    const moved = Math.max(since, this.#movedAt);
    return Math.ceil(Math.min(since + this.waitAtMostMs, moved + this.standsStillAtMostMs) - now);
  }
}
