import { Temporal } from 'temporal-polyfill';
import type { RuleSettings } from '../../organizations/index.js';
import { applyMove, checkMove, resolvePromise, type Step, type TimelineFacts } from '../../rules/index.js';
import type { BulkMoveOrder, BulkMoveRefusalReason } from './bulk-move.entity.js';

/** The move of one timeline, or why there is none. */
export function moveOf(
  facts: TimelineFacts,
  { decisionDate, precision }: Pick<BulkMoveOrder, 'decisionDate' | 'precision'>,
  appliedOn: string,
  { policy, calendar }: Pick<RuleSettings, 'policy' | 'calendar'>,
  now: Temporal.Instant,
): Step | BulkMoveRefusalReason {
  const resolved = resolvePromise(precision, Temporal.PlainDate.from(decisionDate), calendar);
  const promised = { decisionDate: resolved, precision, followUpDate: null };
  const refusal = checkMove(facts, promised, Temporal.PlainDate.from(appliedOn), now);
  if (refusal === 'FOLLOW_UP_BEFORE_DECISION') throw new Error('no follow-up date was given that could be refused');
  return refusal ?? applyMove(facts, promised, policy, calendar, now);
}
