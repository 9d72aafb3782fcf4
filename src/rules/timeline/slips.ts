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
  if (promise === null || isBroken(facts, promise)) return unchanged(facts);
  return {
    facts: { ...facts, brokenPromises: [...facts.brokenPromises, promise] },
    effects: [{ kind: 'SLIPPED', slip: { kind, brokenRevision: promise, at } }],
  };
}

/** Rule 3: its slip is written. When a message comes back, a promise stands again that may have broken before. */
export function isBroken({ brokenPromises }: Pick<TimelineFacts, 'brokenPromises'>, promise: number): boolean {
  return brokenPromises.includes(promise);
}
