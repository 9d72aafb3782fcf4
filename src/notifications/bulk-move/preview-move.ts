import type { Temporal } from 'temporal-polyfill';
import {
  type CandidateState,
  lookAhead,
  type NotificationRecord,
  type TimelineState,
  type WithheldBecause,
  waitsForResume,
  worldOf,
} from '../../rules/index.js';
import { type BulkMoveOrder, type BulkMoveRefusalReason, moveOf } from '../../timelines/index.js';

/** What would become of one timeline. */
export interface MovePreview {
  readonly applicationId: string;
  readonly timelineId: string | null;
  readonly candidateName: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Which mail would tell it. */
  readonly kind: NotificationRecord['kind'] | null;
  readonly withheldBecause: WithheldBecause | null;
  readonly toldAt: Date | null;
  readonly toldAfterHold: boolean;
  readonly refusal: BulkMoveRefusalReason | null;
}

export interface Applicant {
  readonly id: string;
  readonly candidateId: string;
  readonly appliedOn: string;
  readonly candidateName: string;
}

const untouched = { to: null, kind: null, withheldBecause: null, toldAt: null, toldAfterHold: false } as const;

/** What would be told of each timeline of a candidate if all of them moved, and nothing else changed until it is. */
export function previewMoves(
  { id: applicationId, appliedOn, candidateName }: Applicant,
  timelineIds: readonly (string | null)[],
  order: BulkMoveOrder,
  state: CandidateState,
  now: Temporal.Instant,
): MovePreview[] {
  const who = { applicationId, candidateName };
  return timelineIds.map((timelineId) => {
    const timeline = state.timelines.find(({ id }) => id === timelineId);
    if (timeline === undefined)
      return { ...who, ...untouched, timelineId: null, from: null, refusal: 'NO_OPEN_TIMELINE' };
    const which = { ...who, timelineId: timeline.id, from: timeline.facts.decisionDate.toString() };
    const moved = moveOf(timeline.facts, order, appliedOn, timeline.rules, now);
    if (typeof moved === 'string') return { ...which, ...untouched, refusal: moved };
    return {
      ...which,
      ...told(timeline, order, appliedOn, state, now),
      to: moved.facts.decisionDate.toString(),
      refusal: null,
    };
  });
}

/** By the decision itself, of the candidate as they stand. */
function told(
  timeline: TimelineState,
  order: BulkMoveOrder,
  appliedOn: string,
  state: CandidateState,
  now: Temporal.Instant,
): Pick<MovePreview, 'kind' | 'withheldBecause' | 'toldAt' | 'toldAfterHold'> {
  const { id, rules } = timeline;
  const move = (facts: TimelineState['facts']) => {
    const moved = moveOf(facts, order, appliedOn, rules, now);
    if (typeof moved === 'string') throw new Error('what was moved cannot be moved');
    return moved;
  };
  const toldAfterHold = waitsForResume(move(timeline.facts).facts);
  // What is told when the hold ends tells the move too: what of it, is looked at without the hold.
  const looked = toldAfterHold ? { ...timeline, facts: withoutHold(timeline.facts) } : timeline;
  const timelines = state.timelines.map((each) => (each.id === id ? looked : each));
  const world = worldOf({ ...state, timelines }, now);
  world.change(id, move, now);
  const found = lookAhead(world, now, (record) => 'sinceRevision' in record && record.timelineId === id);
  if (found === null) throw new Error('a change ends in no record');
  const { record, because, at } = found;
  return {
    kind: record.kind,
    withheldBecause: because,
    toldAt: because !== null || toldAfterHold ? null : new Date(at.epochMilliseconds),
    toldAfterHold,
  };
}

function withoutHold(facts: TimelineState['facts']): TimelineState['facts'] {
  const { disclosed } = facts;
  return { ...facts, heldUntil: null, disclosed: disclosed && { ...disclosed, heldUntil: null } };
}
