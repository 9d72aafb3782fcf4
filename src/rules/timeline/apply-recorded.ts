import type { Temporal } from 'temporal-polyfill';
import { laterOf } from '../calendar/instants.js';
import type { Policy } from '../policy/policy.js';
import { droppedChanges } from './drop-changes.js';
import { type Step, unchanged } from './step.js';
import type { TimelineFacts } from './timeline-facts.js';

export type SendOrWithhold = 'SEND' | 'WITHHOLD';

/** Rule 17: the sum of the untold changes ended in a record, sent or withheld; none of them is judged again. */
export function applyChangeRecorded(facts: TimelineFacts, decision: SendOrWithhold): Step {
  const inFlight = decision === 'SEND' ? facts.revision : facts.inFlight;
  return { facts: { ...facts, untold: null, asked: null, tellNotBefore: null, inFlight }, effects: [] };
}

/** The message about that revision, given up before, is on its way again: what changes now waits for it. */
export function applySentAgain(facts: TimelineFacts, revision: number): Step {
  return { facts: { ...facts, inFlight: revision }, effects: [] };
}

/** Rules 5 and 6: that the disclosed date passed, or that there is still no decision, was recorded as sent. */
export function applyNoteRecorded(facts: TimelineFacts): Step {
  const { disclosed, unanswered } = facts;
  if (disclosed === null) return unchanged(facts);
  const { promise } = disclosed;
  const next =
    unanswered?.promise === promise
      ? { ...unanswered, recorded: unanswered.recorded + 1 }
      : { promise, recorded: 0, accepted: -1 };
  return { facts: { ...facts, unanswered: next, asked: null, tellNotBefore: null }, effects: [] };
}

/**
 * Rule 6: a note that cannot be told is not followed by others that could not be either: from now on a person has to
 * call.
 */
export function applyNoteWithheld(facts: TimelineFacts, policy: Policy): Step {
  return withoutFurtherNotes(applyNoteRecorded(facts).facts, policy);
}

/** The message of a note was accepted: the candidate heard of us, and the next is counted from now. */
export function applyNoteAccepted(facts: TimelineFacts, promise: number, note: number, at: Temporal.Instant): Step {
  const { unanswered } = facts;
  const touched = { ...facts, lastTouchAt: at };
  if (unanswered?.promise !== promise || note <= unanswered.accepted) return { facts: touched, effects: [] };
  return { facts: { ...touched, unanswered: { ...unanswered, accepted: note } }, effects: [] };
}

/** The message of a note failed for good. */
export function applyNoteFailed(facts: TimelineFacts, promise: number, policy: Policy): Step {
  return facts.unanswered?.promise === promise ? withoutFurtherNotes(facts, policy) : unchanged(facts);
}

/** Rule 15: a contact was logged, perhaps after a later one. It tells nothing of the date by itself. */
export function applyTouched(facts: TimelineFacts, at: Temporal.Instant): Step {
  const lastTouchAt = facts.lastTouchAt === null ? at : laterOf(facts.lastTouchAt, at);
  return { facts: { ...facts, lastTouchAt }, effects: [] };
}

/** Rule 16: a member let the message of the untold changes leave. */
export function applyApproved(facts: TimelineFacts, at: Temporal.Instant): Step {
  const { untold } = facts;
  if (untold === null || untold.approvedAt !== null) return unchanged(facts);
  return { facts: { ...facts, untold: { ...untold, approvedAt: at } }, effects: [] };
}

/** Rule 16: a member stopped the message of the untold changes: they are told no more. */
export function applyNotApproved(facts: TimelineFacts): Step {
  return { ...applyChangeRecorded(facts, 'WITHHOLD'), effects: droppedChanges(facts, 'NOT_APPROVED') };
}

/** Rule 8: what was asked to be told waits, and is judged afresh then. */
export function applyPutOff(facts: TimelineFacts, until: Temporal.Instant): Step {
  return { facts: { ...facts, asked: null, tellNotBefore: until }, effects: [] };
}

function withoutFurtherNotes(facts: TimelineFacts, policy: Policy): Step {
  const { unanswered } = facts;
  if (unanswered === null) return unchanged(facts);
  const recorded = Math.max(unanswered.recorded, policy.undecided.notes);
  return { facts: { ...facts, unanswered: { ...unanswered, recorded, accepted: recorded } }, effects: [] };
}
