import type { Temporal } from 'temporal-polyfill';
import { applyDisclosed } from './apply-disclosed.js';
import { type Step, unchanged } from './step.js';
import type { RevisionTerms, TimelineFacts } from './timeline-facts.js';

/**
 * Rule 15: the candidate did something on a page that showed what `terms` say. They know it from then on; its mail leaves all
 * the same, compared with what they had been told before. Nobody was in touch with them by it.
 */
export function applyShown(facts: TimelineFacts, terms: RevisionTerms, at: Temporal.Instant): Step {
  const { disclosed, lastTouchAt, inFlight, untold, decidedAt, closedAt } = facts;
  const isKnown = disclosed !== null && terms.revision <= disclosed.revision;
  if (isKnown || decidedAt !== null || closedAt !== null) return unchanged(facts);
  const step = applyDisclosed(facts, terms, at, 'SEEN');
  const waits = untold !== null && untold.fromRevision <= terms.revision;
  const known = untold?.known === undefined ? disclosed : untold.known;
  return {
    facts: { ...step.facts, lastTouchAt, inFlight, untold: waits ? { ...untold, known } : step.facts.untold },
    effects: step.effects,
  };
}
