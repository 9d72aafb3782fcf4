import type { RateScope } from './rate-windows.js';

/** How a caller stands in one of their windows, after this request. */
export interface RateLimitState {
  readonly scope: RateScope;
  readonly limit: number;
  readonly windowSeconds: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

/**
 * The same in two notations: `RateLimit-Policy` and `RateLimit`, one item for each window, as the working group of HTTP
 * APIs drafts them; and `X-RateLimit-*` of the window that ends a caller's requests first, which existing clients read.
 * `X-RateLimit-Reset` is in seconds from now, as `Retry-After` is.
 */
export function rateHeaders(standings: readonly RateLimitState[]): Record<string, string> {
  const [first, ...rest] = standings;
  if (first === undefined) return {};
  const tightest = rest.reduce((least, each) => (each.remaining < least.remaining ? each : least), first);
  return {
    'ratelimit-policy': standings.map((each) => `${named(each)};q=${each.limit};w=${each.windowSeconds}`).join(', '),
    ratelimit: standings.map((each) => `${named(each)};r=${each.remaining};t=${each.resetSeconds}`).join(', '),
    'x-ratelimit-limit': String(tightest.limit),
    'x-ratelimit-remaining': String(tightest.remaining),
    'x-ratelimit-reset': String(tightest.resetSeconds),
  };
}

export const rateHeaderNames = Object.keys(
  rateHeaders([{ scope: 'KEY', limit: 0, windowSeconds: 0, remaining: 0, resetSeconds: 0 }]),
);

function named({ scope }: RateLimitState): string {
  return `"${scope.toLowerCase()}"`;
}
