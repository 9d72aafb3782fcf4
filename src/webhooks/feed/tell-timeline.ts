import type { EventTypeName, FactsOf } from '../catalogue/event-types.js';
import type { EventFacts, FeedRevisionRow } from './event-facts.js';
import { type ToldEvent, told } from './told-event.js';

type Revised = FactsOf<'timeline.set.v1'>;

const typeOfKind = {
  SET: 'timeline.set.v1',
  EXTENDED: 'timeline.extended.v1',
  ADVANCED: 'timeline.advanced.v1',
  RECONFIRMED: 'timeline.reconfirmed.v1',
  HELD: 'timeline.held.v1',
  RESUMED: 'timeline.resumed.v1',
  REOPENED: 'timeline.reopened.v1',
} as const satisfies Readonly<Record<string, EventTypeName>>;

interface OfRevision {
  readonly timelineId: string;
  readonly applicationId: string;
}

export function tellRevision(
  { timelineId, applicationId, revision }: OfRevision & { revision: number },
  facts: EventFacts,
): readonly ToldEvent[] {
  const row = facts.revision(timelineId, revision);
  if (row === undefined) return [];
  const about = { applicationId };
  if (row.kind === 'CLOSED') return [told('timeline.closed.v1', about, { ...factsOf(row), closedAs: row.closedAs })];
  const type = typeOfKind[row.kind as keyof typeof typeOfKind];
  return [told(type, about, factsOf(row))];
}

export function tellSlip(
  {
    timelineId,
    applicationId,
    brokenRevision,
    kind,
  }: OfRevision & { brokenRevision: number; kind: 'EXTENDED' | 'PASSED' },
  facts: EventFacts,
): readonly ToldEvent[] {
  const row = facts.revision(timelineId, brokenRevision);
  if (row === undefined || row.slippedAt === null) return [];
  const { milestone, decisionDate: promisedDate, slippedAt } = row;
  const slip = { timelineId, milestone, slip: kind, promisedDate, brokenRevision, slippedAt: slippedAt.toISOString() };
  return [told('timeline.slipped.v1', { applicationId }, slip)];
}

function factsOf(row: FeedRevisionRow): Revised {
  const { timelineId, milestone, revision, decisionDate, previousDecisionDate } = row;
  const { precision, followUpDate, heldUntil, reason } = row;
  const dates = { decisionDate, previousDecisionDate, precision, followUpDate, heldUntil };
  return { timelineId, milestone, revision, ...dates, reason };
}
