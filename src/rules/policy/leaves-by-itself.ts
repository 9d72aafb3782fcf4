import type { Temporal } from 'temporal-polyfill';
import type { Policy } from './policy.js';

/**
 * Rule 16: from when what is ready at `readyAt` may leave if no member looks at it, before it waits for a window; null: it
 * does not leave without one.
 */
export function leavesByItself(
  readyAt: Temporal.Instant,
  { approval }: Pick<Policy, 'approval'>,
): Temporal.Instant | null {
  if (approval.mode === 'REQUIRED') return null;
  return approval.mode === 'DELAYED' ? readyAt.add({ minutes: approval.minutes }) : readyAt;
}
