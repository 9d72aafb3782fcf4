import { Temporal } from 'temporal-polyfill';
import { earlierOf, isBefore } from '../calendar/instants.js';
import { dueInstant } from './due-instant.js';
import { breakPromise, extendsPromise } from './slips.js';
import type { Step } from './step.js';
import type { Disclosure, RevisionTerms, TimelineFacts } from './timeline-facts.js';

/**
 * The candidate has been told what `told` says: its message was accepted. What they knew later than that stays; a
 * later date than the one they knew breaks that promise if nothing did before.
 */
export function applyDisclosed(facts: TimelineFacts, told: RevisionTerms, at: Temporal.Instant): Step {
  const landed = { ...facts, lastTouchAt: at, inFlight: facts.inFlight === told.revision ? null : facts.inFlight };
  if (landed.disclosed !== null && told.revision <= landed.disclosed.revision) return { facts: landed, effects: [] };
  const broken = breakPromiseBy(landed, told, at);
  const known = disclose(broken.facts, told, at);
  // A change that settled while the earlier date was still on its way to the candidate.
  const overtaken = known.untold !== null && known.untold.settledAt !== null && extendsPromise(known);
  if (!overtaken) return { facts: known, effects: broken.effects };
  const next = breakPromise(known, 'EXTENDED', at);
  return { facts: next.facts, effects: [...broken.effects, ...next.effects] };
}

/** Rule 15: a member told the current date. What waited to be told is then withheld; telling settles and confirms it. */
export function applyToldByMember(facts: TimelineFacts, at: Temporal.Instant): Step {
  return applyDisclosed({ ...facts, untold: null, unconfirmedUntil: null, asked: null }, facts, at);
}

/**
 * Rules 15 and 17: a message that was accepted bounced. What the candidate knew before it stands again; the change is not
 * told again until the address changes.
 * @param before what was disclosed before that revision and did not bounce; null: nothing
 */
export function applyBounced(facts: TimelineFacts, revision: number, before: Disclosure | null): Step {
  if (facts.disclosed?.revision !== revision) return { facts, effects: [] };
  return { facts: { ...facts, disclosed: before, lastTouchAt: before?.at ?? null }, effects: [] };
}

/** A message that was recorded as sent failed for good, or was cancelled: the candidate does not know of it. */
export function applySendEnded(facts: TimelineFacts, revision: number): Step {
  return { facts: facts.inFlight === revision ? { ...facts, inFlight: null } : facts, effects: [] };
}

function disclose(facts: TimelineFacts, told: RevisionTerms, at: Temporal.Instant): TimelineFacts {
  const { revision, decisionDate, precision, heldUntil } = told;
  const before = facts.disclosed;
  const promise = before?.decisionDate.equals(decisionDate) ? before.promise : revision;
  return { ...facts, lastTouchAt: at, disclosed: { revision, decisionDate, precision, heldUntil, promise, at } };
}

function breakPromiseBy(facts: TimelineFacts, told: RevisionTerms, at: Temporal.Instant): Step {
  const known = facts.disclosed;
  const later = known !== null && Temporal.PlainDate.compare(told.decisionDate, known.decisionDate) > 0;
  const inTime = later && isBefore(earlierOf(facts.dateSetAt, at), dueInstant(known.decisionDate, facts.zone));
  return inTime ? breakPromise(facts, 'EXTENDED', at) : { facts, effects: [] };
}
