import type { Temporal } from 'temporal-polyfill';

/**
 * The clock port. Every transaction reads the database's time once and asks the clock what time that is; processes'
 * own clocks decide nothing. Tests inject a clock they control.
 */
export interface Clock {
  at(databaseTime: Temporal.Instant): Temporal.Instant;
  /** What stands in place of the database's time; null where that counts. For statements which cannot wait for `at`. */
  readonly instead: Temporal.Instant | null;
}

export const CLOCK = Symbol('Clock');

/** The real clock: the database's time, as it is. */
export const databaseClock: Clock = { at: (databaseTime) => databaseTime, instead: null };
