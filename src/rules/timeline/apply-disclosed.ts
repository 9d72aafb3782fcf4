import { Temporal } from 'temporal-polyfill';
import { earlierOf, isBefore } from '../calendar/instants.js';
import { droppedChanges } from './drop-changes.js';
import { dueInstant } from './due-instant.js';
import { breakPromise, extendsPromise } from './slips.js';
import { type DisclosureKind, type Effect, type Step, then, unchanged } from './step.js';
import type { Disclosure, RevisionTerms, TimelineFacts } from './timeline-facts.js';

/**
 * The candidate has been told what `terms` say: its message was accepted. What they knew later than that stays; a later
 * date than the one they knew breaks that promise if nothing did before.
 */
export function applyDisclosed(
  facts: TimelineFacts,
  terms: RevisionTerms,
  at: Temporal.Instant,
  how: DisclosureKind = 'ACCEPTED',
): Step {
  return disclosedBy(how, facts, terms, at);
}

/** Rule 15: a member told the current date. What waited to be told is then withheld; telling settles and confirms it. */
export function applyToldByMember(facts: TimelineFacts, at: Temporal.Instant): Step {
  const told = { ...facts, untold: null, unconfirmed: null, asked: null };
  const step = disclosedBy('TOLD_BY_MEMBER', told, facts, at);
  return { facts: step.facts, effects: [...step.effects, ...droppedChanges(facts, 'TOLD_BY_MEMBER')] };
}

/** What stands when a message of a date has come back. */
export interface WithoutIt {
  /**
   * What was disclosed up to its revision and did not bounce (`lastDisclosure`): of that revision itself, what a member said
   * or a page showed. Null: nothing.
   */
  readonly before: Disclosure | null;
  /** The last touch but for what came back: a contact may have been logged before it or since. */
  readonly touchedAt: Temporal.Instant | null;
}

/**
 * Rules 15 and 17: a message that was accepted bounced. What the candidate knew before it stands again; the change is not
 * told again until the address changes. Of rule 6's touches only this one is none any more.
 */
export function applyBounced(facts: TimelineFacts, revision: number, { before, touchedAt }: WithoutIt): Step {
  const effects: Effect[] = [{ kind: 'DISCLOSED', revision, how: 'WITHDRAWN' }];
  const known = facts.disclosed?.revision === revision ? before : facts.disclosed;
  return { facts: { ...facts, disclosed: known, lastTouchAt: touchedAt }, effects };
}

/** What was disclosed last of these, which are in the order of their revisions, and the promise that it belongs to. */
export function lastDisclosure(
  disclosed: readonly (RevisionTerms & { readonly at: Temporal.Instant })[],
): Disclosure | null {
  return disclosed.reduce<Disclosure | null>(
    (before, terms) => ({ ...terms, promise: promiseOf(terms, before) }),
    null,
  );
}

/** A message that was recorded as sent failed for good, or was cancelled: the candidate does not know of it. */
export function applySendEnded(facts: TimelineFacts, revision: number): Step {
  return unchanged(facts.inFlight === revision ? { ...facts, inFlight: null } : facts);
}

function disclosedBy(how: DisclosureKind, facts: TimelineFacts, terms: RevisionTerms, at: Temporal.Instant): Step {
  const inFlight = facts.inFlight === terms.revision ? null : facts.inFlight;
  const landed: Step = {
    facts: { ...facts, lastTouchAt: at, inFlight },
    effects: [{ kind: 'DISCLOSED', revision: terms.revision, how }],
  };
  if (facts.disclosed !== null && terms.revision <= facts.disclosed.revision) return landed;
  const known = then(landed, (before) =>
    then(breakPromiseBy(before, terms, at), (broken) => disclose(broken, terms, at)),
  );
  // A change that settled while the earlier date was still on its way to the candidate.
  const { untold } = known.facts;
  const overtaken = untold !== null && untold.settledAt !== null && extendsPromise(known.facts);
  return overtaken ? then(known, (before) => breakPromise(before, 'EXTENDED', at)) : known;
}

function disclose(facts: TimelineFacts, terms: RevisionTerms, at: Temporal.Instant): Step {
  const { revision, decisionDate, precision, heldUntil } = terms;
  const promise = promiseOf(terms, facts.disclosed);
  return unchanged({
    ...facts,
    lastTouchAt: at,
    disclosed: { revision, decisionDate, precision, heldUntil, promise, at },
  });
}

/** The first of the revisions that disclosed this date without another in between. */
function promiseOf({ decisionDate, revision }: RevisionTerms, before: Disclosure | null): number {
  return before?.decisionDate.equals(decisionDate) ? before.promise : revision;
}

function breakPromiseBy(facts: TimelineFacts, terms: RevisionTerms, at: Temporal.Instant): Step {
  const known = facts.disclosed;
  const later = known !== null && Temporal.PlainDate.compare(terms.decisionDate, known.decisionDate) > 0;
  const inTime = later && isBefore(earlierOf(facts.dateSetAt, at), dueInstant(known.decisionDate, facts.zone));
  return inTime ? breakPromise(facts, 'EXTENDED', at) : unchanged(facts);
}
