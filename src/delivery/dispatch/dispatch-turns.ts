import { type Finding, Turns } from '../../platform/turns/turns.js';
import type { LeaseRequest } from './message-lease.js';

// What is recorded of one organization together costs little more than of one message: few at a time, with many each.
const organizationsAtOnce = 3;

/** Whose messages are sent next. */
export class DispatchTurns {
  /** Those who send by the service's own relay take turns, and so do the others. */
  readonly #turns = new Map<LeaseRequest['apart'], Turns>();

  constructor(private readonly database: Finding) {}

  async next({ most, ofEach, passedOver = [], apart }: LeaseRequest): Promise<string[]> {
    const turns = this.#turns.get(apart) ?? new Turns(this.database, 'find_organizations_with_due_messages');
    this.#turns.set(apart, turns);
    const organizations = ofEach === undefined ? Math.min(most, organizationsAtOnce) : most;
    return await turns.next(organizations, [passedOver, apart ?? null]);
  }
}
