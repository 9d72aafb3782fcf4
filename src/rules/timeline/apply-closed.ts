import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/instants.js';
import { dueInstant } from './due-instant.js';
import { append } from './revise.js';
import type { Step } from './step.js';
import type { ClosedAs, TimelineFacts } from './timeline-facts.js';

export type Closing = 'OUTCOME_TOLD' | 'CANCELLED';

/** Rules 9 and 10: from the decision on nothing but its outcome is told; a promise can still be broken until then. */
export function applyDecided(facts: TimelineFacts, at: Temporal.Instant): Step {
  return { facts: { ...silenced(facts), decidedAt: at }, effects: [] };
}

/** Rule 2: the outcome was told, or the application ended in another way. */
export function applyClosed(facts: TimelineFacts, closing: Closing, at: Temporal.Instant): Step {
  const closedAs = closing === 'CANCELLED' ? 'CANCELLED' : metBy(facts, at);
  return append({ ...silenced(facts), closedAt: at, closedAs }, 'CLOSED', facts.decisionDate, at);
}

/** The decision is taken back, told or not. That it goes on is told by a change of the date, as any. */
export function applyReopened(facts: TimelineFacts, at: Temporal.Instant): Step {
  if (facts.decidedAt === null) return { facts, effects: [] };
  const open = { ...facts, decidedAt: null, closedAt: null, closedAs: null };
  return append(open, 'REOPENED', facts.decisionDate, at);
}

function metBy({ disclosed, zone }: TimelineFacts, at: Temporal.Instant): ClosedAs {
  return disclosed === null || isBefore(at, dueInstant(disclosed.decisionDate, zone)) ? 'MET' : 'MET_LATE';
}

function silenced(facts: TimelineFacts): TimelineFacts {
  return { ...facts, untold: null, asked: null, tellNotBefore: null };
}
