import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/instants.js';
import { droppedChanges } from './drop-changes.js';
import { dueInstant } from './due-instant.js';
import { append } from './revise.js';
import { type Step, unchanged } from './step.js';
import type { ClosedAs, TimelineFacts } from './timeline-facts.js';

export type Closing = 'OUTCOME_TOLD' | 'CANCELLED';

/** Rules 9 and 10: from the decision on nothing but its outcome is told; a promise can still be broken until then. */
export function applyDecided(facts: TimelineFacts, at: Temporal.Instant): Step {
  if (facts.decidedAt !== null || facts.closedAt !== null) return unchanged(facts);
  return { facts: { ...silenced(facts), decidedAt: at }, effects: droppedChanges(facts, 'DECIDED') };
}

/** Rule 2: the outcome was told, or the application ended in another way. */
export function applyClosed(facts: TimelineFacts, closing: Closing, at: Temporal.Instant): Step {
  if (facts.closedAt !== null) return unchanged(facts);
  const closedAs = closing === 'CANCELLED' ? 'CANCELLED' : metBy(facts, at);
  const { facts: closed, effects } = append(
    { ...silenced(facts), closedAt: at, closedAs },
    'CLOSED',
    facts.decisionDate,
    at,
  );
  return { facts: closed, effects: [...droppedChanges(facts, 'CANCELLED'), ...effects] };
}

/** The outcome of the decision was told; where nothing is decided, it goes on. */
export function applyOutcomeTold(facts: TimelineFacts, at: Temporal.Instant): Step {
  return facts.decidedAt === null ? unchanged(facts) : applyClosed(facts, 'OUTCOME_TOLD', at);
}

/** The decision is taken back, told or not. That it goes on is told by a change of the date, as any. */
export function applyReopened(facts: TimelineFacts, at: Temporal.Instant): Step {
  if (facts.decidedAt === null) return unchanged(facts);
  const open = { ...facts, decidedAt: null, closedAt: null, closedAs: null };
  return append(open, 'REOPENED', facts.decisionDate, at);
}

function metBy({ disclosed, zone }: TimelineFacts, at: Temporal.Instant): ClosedAs {
  return disclosed === null || isBefore(at, dueInstant(disclosed.decisionDate, zone)) ? 'MET' : 'MET_LATE';
}

function silenced(facts: TimelineFacts): TimelineFacts {
  return { ...facts, untold: null, asked: null, tellNotBefore: null };
}
