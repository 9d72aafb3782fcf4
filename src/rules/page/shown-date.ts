import { isBefore } from '../calendar/instants.js';
import { leavesByItself } from '../policy/leaves-by-itself.js';
import type { Policy } from '../policy/policy.js';
import type { TimelineFacts } from '../timeline/timeline-facts.js';

type Terms = Pick<TimelineFacts, 'revision' | 'decisionDate' | 'precision' | 'heldUntil'>;

/**
 * Rule 15: what a candidate's page shows of a timeline. What has settled and may be told, though its mail waits for a window;
 * else what they were told. Nothing that a member has still to confirm, to approve, or has stopped. Null: no date.
 * @param stopped the latest change ended in a record that says it is not told
 */
export function shownDate(
  facts: TimelineFacts,
  policy: Pick<Policy, 'approval'>,
  stopped: boolean,
  now: TimelineFacts['dateSetAt'],
): Terms | null {
  return isTellable(facts, policy, stopped, now) ? facts : facts.disclosed;
}

function isTellable(
  { untold, decidedAt, closedAt, unconfirmed }: TimelineFacts,
  policy: Pick<Policy, 'approval'>,
  stopped: boolean,
  now: TimelineFacts['dateSetAt'],
): boolean {
  if (stopped || decidedAt !== null || closedAt !== null || unconfirmed !== null) return false;
  if (untold === null) return true;
  if (untold.settledAt === null) return false;
  if (untold.approvedAt !== null) return true;
  const leaves = leavesByItself(untold.settledAt, policy);
  return leaves !== null && !isBefore(now, leaves);
}
