import { Temporal } from 'temporal-polyfill';

const minutes = (n: number) => n * 60;
const hours = (n: number) => n * 3_600;

/** Seconds to the next attempt after the n-th failed one; the last repeats. */
const delays = [minutes(1), minutes(5), minutes(30), hours(2), hours(4), hours(8), hours(12)] as const;

// Mail servers themselves give up after four to five days; a later notice would tell a candidate nothing.
const giveUpAfter = { hours: 96 } as const;

// So that what failed together does not come back together.
const jitter = 0.2;

/**
 * When to try again after the n-th failed attempt (n from 1); null when it is time to give up.
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function nextAttempt(
  n: number,
  composedAt: Temporal.Instant,
  now: Temporal.Instant,
  random: number,
): Temporal.Instant | null {
  const delay = delays[Math.min(n, delays.length) - 1] ?? delays[0];
  const at = now.add({ seconds: Math.round(delay * (1 - jitter + 2 * jitter * random)) });
  return Temporal.Instant.compare(at, composedAt.add(giveUpAfter)) > 0 ? null : at;
}
