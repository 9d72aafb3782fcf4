import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/instants.js';
import type { Policy } from '../policy/policy.js';
import type { ChangeKind } from '../timeline/change-kind.js';
import { dueInstant } from '../timeline/due-instant.js';
import { netChange } from '../timeline/net-change.js';
import { awaitsApproval } from '../timeline/next-action.js';
import type { TimelineFacts, Untold } from '../timeline/timeline-facts.js';

export type ChangeNotificationKind = `TIMELINE_${ChangeKind}`;

/**
 * `DECIDED` and `CANCELLED`: the application came to its end before the change was told. `SUPPRESSED`: nothing is sent to
 * that address any more. `DECLINED`: it only reassures, and the candidate does without.
 */
export type WithheldBecause =
  | 'UNCHANGED'
  | 'DATE_PASSED'
  | 'TOLD_BY_MEMBER'
  | 'DECIDED'
  | 'CANCELLED'
  | 'NOT_APPROVED'
  | 'SUPPRESSED'
  | 'DECLINED';

export type ChangeJudgement =
  | { readonly kind: ChangeNotificationKind; readonly decision: 'SEND' }
  | { readonly kind: ChangeNotificationKind; readonly decision: 'WITHHOLD'; readonly reason: WithheldBecause };

/**
 * Rule 4: the one record in which all untold changes end, judged at the instant at which its message would leave.
 * A message still in flight has to be cancelled first, or waited for: what it says is not yet disclosed, and the
 * comparison would be wrong as soon as it arrives. Null: nothing is untold.
 */
export function judgeChange(facts: TimelineFacts, policy: Policy, now: Temporal.Instant): ChangeJudgement | null {
  if (facts.untold === null) return null;
  const change = netChange(facts);
  if (change === 'UNCHANGED') return { kind: lastKind(facts.untold), decision: 'WITHHOLD', reason: 'UNCHANGED' };
  const kind: ChangeNotificationKind = `TIMELINE_${change}`;
  if (awaitsApproval(facts, policy)) return { kind, decision: 'WITHHOLD', reason: 'NOT_APPROVED' };
  // A hold names its end, which is ahead even when the decision date is not.
  const over = change !== 'HELD' && !isBefore(now, dueInstant(facts.decisionDate, facts.zone));
  return over ? { kind, decision: 'WITHHOLD', reason: 'DATE_PASSED' } : { kind, decision: 'SEND' };
}

/** Rules 10, 15 and 17: what waited to be told ends in a record when nothing is left to tell. Null: nothing waited. */
export function withholdChange(
  facts: TimelineFacts,
  reason: Exclude<WithheldBecause, 'UNCHANGED' | 'DATE_PASSED'>,
): ChangeJudgement | null {
  return facts.untold === null ? null : { kind: lastKind(facts.untold), decision: 'WITHHOLD', reason };
}

function lastKind({ kinds }: Untold): ChangeNotificationKind {
  return `TIMELINE_${kinds.at(-1) ?? 'SET'}`;
}
