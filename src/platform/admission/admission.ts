import type { ServerResponse } from 'node:http';
import { Turns } from './turns.js';

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

// More than are served in that time; what waits holds its request's body in memory.
const mostWaiting = 500;

/**
 * How many operations are under way at once in this process. While there are places nobody waits; when there are none,
 * organizations take turns.
 */
export class Admission {
  readonly #turns: Turns<() => void>;

  constructor(
    places: number,
    private readonly waitAtMostMs = waitAtMost,
  ) {
    this.#turns = new Turns(places, mostWaiting);
  }

  /**
   * Waits for a place. Throws Overloaded after 2.5 seconds or if too many of the organization wait already, and
   * CallerGone when the caller does not wait any longer.
   * @returns what gives the place back; only the first call of it counts
   */
  async enter(organizationId: string, response: ServerResponse): Promise<() => void> {
    if (!this.#turns.take(organizationId)) await this.#wait(organizationId, response);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#turns.giveBack(organizationId)?.();
    };
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
      const tooLong = setTimeout(() => giveUp(new Overloaded('no place became free in time')), this.waitAtMostMs);
      const stopWaiting = () => {
        clearTimeout(tooLong);
        response.off('close', gone);
      };
      if (this.#turns.wait(organizationId, enter)) response.once('close', gone);
      else giveUp(new Overloaded('too many operations of the organization wait'));
    });
  }
}
