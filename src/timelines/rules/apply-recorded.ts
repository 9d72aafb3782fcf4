import type { Temporal } from 'temporal-polyfill';
import type { Step } from './step.js';
import type { TimelineFacts } from './timeline-facts.js';

export type Decision = 'SEND' | 'WITHHOLD';

/** Rule 17: the sum of the untold changes ended in a record, sent or withheld; none of them is judged again. */
export function applyChangeRecorded(facts: TimelineFacts, decision: Decision): Step {
  const inFlight = decision === 'SEND' ? facts.revision : facts.inFlight;
  return { facts: { ...facts, untold: null, asked: null, tellNotBefore: null, inFlight }, effects: [] };
}

/** Rule 5: that the disclosed date passed was recorded as sent; once for each promise. */
export function applyPassedRecorded(facts: TimelineFacts): Step {
  const passedTold = facts.disclosed?.promise ?? facts.passedTold;
  return { facts: { ...facts, passedTold, asked: null, tellNotBefore: null }, effects: [] };
}

/** Rule 8: what was asked to be told waits, and is judged afresh then. */
export function applyPutOff(facts: TimelineFacts, until: Temporal.Instant): Step {
  return { facts: { ...facts, asked: null, tellNotBefore: until }, effects: [] };
}
