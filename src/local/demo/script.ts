import { Temporal } from 'temporal-polyfill';
import type { Role } from './cast.js';
import { zoneOf } from './demo-company.js';
import type { DemoDays } from './demo-days.js';
import type { DemoEvent } from './demo-event.js';

export interface Line extends DemoEvent {
  /** Whose part this is: the index in the cast. */
  readonly role: number;
}

// Primes: people of one plot are neither at the same minute nor in an order that shows.
const minutesApart = 17;
const minutesAtMost = 53;

/** Everything that happened with all of the cast until now, in the order in which it happened. */
export function script(cast: readonly Role[], days: DemoDays): Line[] {
  return cast
    .flatMap(([, job, plot], role) => {
      const own = days.in(zoneOf(job), (role * minutesApart) % minutesAtMost);
      return plot(own).map((event) => ({ ...event, role }));
    })
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || a.role - b.role);
}
