import { Temporal } from 'temporal-polyfill';
import type { Rules } from '../../organizations/index.js';
import { catchUp } from '../rules/advance.js';
import { applyMove } from '../rules/apply-move.js';
import { checkMove } from '../rules/check-change.js';
import { netChange, waitsForResume } from '../rules/net-change.js';
import { resolvePromise } from '../rules/resolve-promise.js';
import type { Step } from '../rules/step.js';
import type { TimelineFacts } from '../rules/timeline-facts.js';
import type { ToldKind } from '../rules/told-kind.js';
import { factsOf } from '../timeline/facts-of.js';
import type { TimelineEntity } from '../timeline/timeline.entity.js';
import type { BulkMoveOrder, BulkMoveRefusalReason } from './bulk-move.entity.js';

/** What would become of one timeline. */
export interface MovePreview {
  readonly applicationId: string;
  readonly timelineId: string | null;
  readonly candidateName: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Which mail would tell it. */
  readonly kind: `TIMELINE_${ToldKind}` | null;
  readonly withheldBecause: 'UNCHANGED' | null;
  readonly toldAfterHold: boolean;
  readonly refusal: BulkMoveRefusalReason | null;
}

export interface Applicant {
  readonly id: string;
  readonly appliedOn: string;
  readonly candidateName: string;
}

const untouched = { kind: null, withheldBecause: null, toldAfterHold: false, to: null } as const;

/** The move of one timeline, or why there is none. */
export function moveOf(
  facts: TimelineFacts,
  { decisionDate, precision }: BulkMoveOrder,
  appliedOn: string,
  { policy, calendar }: Rules,
  now: Temporal.Instant,
): Step | BulkMoveRefusalReason {
  const resolved = resolvePromise(precision, Temporal.PlainDate.from(decisionDate), calendar);
  const promised = { decisionDate: resolved, precision, followUpDate: null };
  const refusal = checkMove(facts, promised, Temporal.PlainDate.from(appliedOn), now);
  if (refusal === 'FOLLOW_UP_BEFORE_DECISION') throw new Error('no follow-up date was given that could be refused');
  return refusal ?? applyMove(facts, promised, policy, calendar, now);
}

/** What would be told of it if nothing else changed until it is. */
export function previewMove(
  { id: applicationId, appliedOn, candidateName }: Applicant,
  timeline: TimelineEntity | null,
  order: BulkMoveOrder,
  rules: Rules,
  now: Temporal.Instant,
): MovePreview {
  const who = { applicationId, candidateName };
  if (timeline === null) return { ...who, ...untouched, timelineId: null, from: null, refusal: 'NO_OPEN_TIMELINE' };
  const { facts } = catchUp(factsOf(timeline), rules.policy, now);
  const which = { ...who, timelineId: timeline.id, from: facts.decisionDate.toString() };
  const moved = moveOf(facts, order, appliedOn, rules, now);
  if (typeof moved === 'string') return { ...which, ...untouched, refusal: moved };
  const change = netChange(moved.facts);
  const kind = change === 'UNCHANGED' ? moved.facts.untold?.kinds.at(-1) : change;
  return {
    ...which,
    to: moved.facts.decisionDate.toString(),
    kind: kind === undefined ? null : `TIMELINE_${kind}`,
    withheldBecause: change === 'UNCHANGED' ? change : null,
    toldAfterHold: waitsForResume(moved.facts),
    refusal: null,
  };
}
