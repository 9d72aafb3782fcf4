import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/instants.js';
import type { Policy } from '../policy/policy.js';
import { dueInstant } from '../timeline/due-instant.js';
import { netChange } from '../timeline/net-change.js';
import { awaitsApproval } from '../timeline/next-action.js';
import type { TimelineFacts, Untold } from '../timeline/timeline-facts.js';
import type { ChangeRecord, WithheldBecause } from './notification-record.js';

export type ChangeJudgement =
  | { readonly kind: ChangeRecord['kind']; readonly decision: 'SEND' }
  | { readonly kind: ChangeRecord['kind']; readonly decision: 'WITHHOLD'; readonly reason: WithheldBecause };

/**
 * Rule 4: the one record in which all untold changes end, judged at the instant at which its message would leave.
 * A message still in flight has to be cancelled first, or waited for: what it says is not yet disclosed, and the
 * comparison would be wrong as soon as it arrives. Null: nothing is untold.
 */
export function judgeChange(facts: TimelineFacts, policy: Policy, now: Temporal.Instant): ChangeJudgement | null {
  if (facts.untold === null) return null;
  const change = netChange(facts);
  if (change === 'UNCHANGED') return { kind: lastKind(facts.untold), decision: 'WITHHOLD', reason: 'UNCHANGED' };
  const kind = `TIMELINE_${change}` as const;
  // A hold names its end, which is ahead even when the decision date is not.
  const isOverBy = (at: Temporal.Instant) =>
    change !== 'HELD' && !isBefore(at, dueInstant(facts.decisionDate, facts.zone));
  // What was over before anybody could let it go was not held up by them.
  if (awaitsApproval(facts, policy) && !isOverBy(facts.untold.settledAt ?? now))
    return { kind: lastKind(facts.untold), decision: 'WITHHOLD', reason: 'NOT_APPROVED' };
  if (isOverBy(now)) return { kind: lastKind(facts.untold), decision: 'WITHHOLD', reason: 'DATE_PASSED' };
  return { kind, decision: 'SEND' };
}

/** Every withheld record is under the kind of the last revision. */
export function lastKind({ kinds }: Untold): ChangeRecord['kind'] {
  return `TIMELINE_${kinds.at(-1) ?? 'SET'}`;
}
