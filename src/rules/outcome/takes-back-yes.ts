import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/instants.js';

/** A yes about the same application that holds no more. */
export interface FormerYes {
  /** When it was corrected or taken back. */
  readonly overAt: Temporal.Instant;
  /** The candidate knew it. */
  readonly told: boolean;
}

/**
 * Rule 16: whether a no of that instant stands in the place of a yes. In a correction it does whether the yes was told or not:
 * its mail may be under way.
 */
export function takesBackYes(decidedAt: Temporal.Instant, formerYeses: readonly FormerYes[]): boolean {
  return formerYeses.some(({ overAt, told }) => overAt.equals(decidedAt) || (told && isBefore(overAt, decidedAt)));
}
