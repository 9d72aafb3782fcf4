import type { Temporal } from 'temporal-polyfill';
import type { Policy } from '../policy/policy.js';
import type { TimelineFacts } from '../timeline/timeline-facts.js';
import { judgeChange } from './judge-change.js';
import type { ChangeRecord } from './notification-record.js';

/**
 * Rule 16: what members are shown of changes that have settled, before they leave; null: nothing. What speaks against it even
 * if it were approved needs no look.
 */
export function shownChange(
  facts: TimelineFacts,
  policy: Policy,
  now: Temporal.Instant,
): Pick<ChangeRecord, 'kind' | 'sinceRevision' | 'revision'> | null {
  const { untold, revision } = facts;
  if (policy.approval.mode === 'AUTOMATIC' || untold?.settledAt == null || untold.approvedAt !== null) return null;
  const judged = judgeChange({ ...facts, untold: { ...untold, approvedAt: now } }, policy, now);
  return judged?.decision === 'SEND' ? { kind: judged.kind, sinceRevision: untold.fromRevision, revision } : null;
}
