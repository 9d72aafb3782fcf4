import type { Approval } from '../policy/policy.js';
import type { CandidateState } from './candidate-state.js';
import { approvalOf } from './judge-outcome.js';
import { isNote, type NotificationRecord } from './notification-record.js';

/**
 * Rule 16: how the message of a record is approved that is about what stands of a candidate. A note never needs an approval,
 * and a no that asks a person needs one whatever the policy says.
 */
export function approvalOfRecord(
  record: NotificationRecord,
  { timelines, outcomes }: Pick<CandidateState, 'timelines' | 'outcomes'>,
): Approval {
  if (isNote(record)) return { mode: 'AUTOMATIC' };
  const outcome = 'outcomeId' in record ? outcomes.find(({ id }) => id === record.outcomeId) : undefined;
  if (outcome !== undefined) return approvalOf(outcome);
  const { rules } = timelines.find(({ applicationId }) => applicationId === record.applicationId) ?? {};
  if (rules === undefined) throw new Error('nothing stands of what the record is about');
  return rules.policy.approval;
}
