import { Temporal } from 'temporal-polyfill';

const minutes = (n: number) => n * 60;
const hours = (n: number) => n * 3_600;

/** Seconds to the next attempt after the n-th failed one; the last repeats. */
const delays = [minutes(1), minutes(5), minutes(30), hours(2), hours(4), hours(8), hours(12)] as const;

// Mail servers themselves give up after four to five days; a later notice would tell a candidate nothing.
const giveUpAfter = { hours: 96 } as const;

// A relay that took nothing for two weeks has been looked at by a person; what still waits is no longer true.
const stopWaitingAfter = { hours: 14 * 24 } as const;

// So that what failed together does not come back together.
const jitter = 0.2;

// A message that waits for the relay is late by at most this part of the outage, and by ten minutes at most.
const partOfWait = 1 / 4;
const shortestWait = 30;
const longestWait = minutes(10);

/** The attempts that said something about the message. */
export interface Tries {
  /** From 1: the one that just failed is among them. */
  readonly count: number;
  readonly firstAt: Temporal.Instant;
}

/**
 * When to try again after so many failed attempts; null when it is time to give up.
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function nextAttempt(tries: Tries, now: Temporal.Instant, random: number): Temporal.Instant | null {
  const delay = delays[Math.min(tries.count, delays.length) - 1] ?? delays[0];
  const at = after(now, delay, random);
  return Temporal.Instant.compare(at, tries.firstAt.add(giveUpAfter)) > 0 ? null : at;
}

/** When to try again after a failure that said nothing about the message: soon at first, seldom when it lasts. */
export function nextLook(composedAt: Temporal.Instant, now: Temporal.Instant, random: number): Temporal.Instant {
  const waited = composedAt.until(now).total('seconds');
  return after(now, Math.min(Math.max(waited * partOfWait, shortestWait), longestWait), random);
}

/** Whether a message has been waited with for too long, whatever the reason. */
export function hasWaitedTooLong(composedAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, composedAt.add(stopWaitingAfter)) > 0;
}

function after(now: Temporal.Instant, seconds: number, random: number): Temporal.Instant {
  return now.add({ seconds: Math.round(seconds * (1 - jitter + 2 * jitter * random)) });
}
