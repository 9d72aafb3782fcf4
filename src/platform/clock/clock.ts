import type { Temporal } from 'temporal-polyfill';

/**
 * The clock port. Every transaction reads the database's time once and asks the clock what time that is; processes'
 * own clocks decide nothing. Tests inject a clock they control.
 */
export interface Clock {
  at(databaseTime: Temporal.Instant): Temporal.Instant;
}

export const CLOCK = Symbol('Clock');

/** The real clock: the database's time, as it is. */
export const databaseClock: Clock = { at: (databaseTime) => databaseTime };
