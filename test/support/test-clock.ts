import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../src/platform/clock/clock.js';

/** The clock port in the test's hands: the time stands still until it is moved. */
export class TestClock implements Clock {
  #now: Temporal.Instant;

  constructor(now: string) {
    this.#now = Temporal.Instant.from(now);
  }

  at(): Temporal.Instant {
    return this.#now;
  }

  get now(): Temporal.Instant {
    return this.#now;
  }

  get instead(): Temporal.Instant {
    return this.#now;
  }

  set(now: string): void {
    this.#now = Temporal.Instant.from(now);
  }

  /** Moves on by that long; calendar units make no sense for an instant. */
  advance(by: { hours?: number; minutes?: number; seconds?: number }): void {
    this.#now = this.#now.add(by);
  }
}
