// After each try that failed, in seconds: eight tries over 27 hours and 35 minutes.
const waits = [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 10 * 3600] as const;

/** A receiver may ask for so much patience at most. */
export const longestPatience = 3600;

/** How long after the n-th try the next one is, in seconds; null after the last. */
export function waitAfter(tries: number, retryAfter: number | null): number | null {
  const wait = waits[tries - 1];
  return wait === undefined ? null : Math.max(wait, retryAfter ?? 0);
}
