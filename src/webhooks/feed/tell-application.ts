import type { EventFacts, FeedOutcomeRow } from './event-facts.js';
import { type ToldEvent, told } from './told-event.js';

interface OfApplication {
  readonly applicationId: string;
}

type OfOutcome = OfApplication & { readonly outcomeId: string };

export function tellCreated({ applicationId }: OfApplication, facts: EventFacts): readonly ToldEvent[] {
  const { appliedOn } = facts.application(applicationId) ?? {};
  return appliedOn === undefined ? [] : [told('application.created.v1', { applicationId }, { appliedOn })];
}

/** An application that ends with its candidate's erasure is told of as that. */
export function tellEnded({ applicationId }: OfApplication, facts: EventFacts): readonly ToldEvent[] {
  const status = facts.application(applicationId)?.status;
  const type = status === 'HIRED_ELSEWHERE' ? 'application.hired_elsewhere.v1' : 'application.withdrawn.v1';
  return [told(type, { applicationId }, {})];
}

export function tellDecided({ applicationId, outcomeId }: OfOutcome, facts: EventFacts): readonly ToldEvent[] {
  const outcome = facts.outcome(outcomeId);
  if (outcome === undefined) return [];
  const { correctsId } = outcome;
  const about = { applicationId };
  if (correctsId === null) return [told('decision.recorded.v1', about, factsOf(outcome))];
  return [told('decision.corrected.v1', about, { ...factsOf(outcome), correctsDecisionId: correctsId })];
}

export function tellOutcomeTold({ applicationId, outcomeId }: OfOutcome, facts: EventFacts): readonly ToldEvent[] {
  const outcome = facts.outcome(outcomeId);
  // Its message came back before this was numbered: that is told next.
  if (outcome === undefined || outcome.toldAt === null || outcome.toldBy === null) return [];
  const { toldAt, toldBy } = outcome;
  return [told('decision.told.v1', { applicationId }, { ...factsOf(outcome), toldAt: toldAt.toISOString(), toldBy })];
}

function factsOf({ id: decisionId, kind: outcome, reason, decidedAt }: FeedOutcomeRow) {
  return { decisionId, outcome, reason, decidedAt: decidedAt.toISOString() };
}
