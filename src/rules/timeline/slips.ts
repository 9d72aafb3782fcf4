import { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/instants.js';
import { dueInstant } from './due-instant.js';
import { type Slip, type Step, unchanged } from './step.js';
import type { TimelineFacts } from './timeline-facts.js';

/** Rule 3: the current date is later than the disclosed one, and was set before that one was over. */
export function extendsPromise({ disclosed, decisionDate, dateSetAt, zone }: TimelineFacts): boolean {
  return (
    disclosed !== null &&
    Temporal.PlainDate.compare(decisionDate, disclosed.decisionDate) > 0 &&
    isBefore(dateSetAt, dueInstant(disclosed.decisionDate, zone))
  );
}

/** Rule 3: writes the slip of the disclosed promise, unless that promise broke before. */
export function breakPromise(facts: TimelineFacts, kind: Slip['kind'], at: Temporal.Instant): Step {
  const promise = facts.disclosed?.promise ?? null;
  if (promise === null || promise === facts.brokenPromise) return unchanged(facts);
  return {
    facts: { ...facts, brokenPromise: promise },
    effects: [{ kind: 'SLIPPED', slip: { kind, brokenRevision: promise, at } }],
  };
}
