import type { Temporal } from 'temporal-polyfill';
import { applyDisclosed } from './apply-disclosed.js';
import type { Step } from './step.js';
import type { TimelineFacts, Told } from './timeline-facts.js';

/**
 * Rule 15: the candidate did something on a page that showed what `told` says. They know it from then on; its mail leaves all
 * the same, compared with what they had been told before. Nobody was in touch with them by it.
 */
export function applyShown(facts: TimelineFacts, told: Told, at: Temporal.Instant): Step {
  const { disclosed, lastTouchAt, inFlight, untold } = facts;
  if (disclosed !== null && told.revision <= disclosed.revision) return { facts, effects: [] };
  const step = applyDisclosed(facts, told, at);
  const waits = untold !== null && untold.fromRevision <= told.revision;
  const known = untold?.known === undefined ? disclosed : untold.known;
  return {
    facts: { ...step.facts, lastTouchAt, inFlight, untold: waits ? { ...untold, known } : step.facts.untold },
    effects: step.effects,
  };
}
