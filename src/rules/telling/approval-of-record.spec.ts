import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { TimelineStory } from '../../../test/rules/timeline.story.js';
import { type Approval, defaultPolicy } from '../policy/policy.js';
import { approvalOfRecord } from './approval-of-record.js';
import type { CandidateState } from './candidate-state.js';
import type { NotificationRecord } from './notification-record.js';

const applicationId = 'application';
const timelineId = 'timeline';
const outcomeId = 'outcome';
const change = { kind: 'TIMELINE_EXTENDED', applicationId, timelineId, sinceRevision: 2, revision: 2 } as const;
const passed = { kind: 'TIMELINE_PASSED', applicationId, timelineId, promise: 1, number: 0 };
const undecided = { kind: 'STILL_UNDECIDED', applicationId, timelineId, promise: 1, number: 1 };
const rejected = { kind: 'OUTCOME_REJECTED', applicationId, outcomeId } as const;

function approvalModeOf(record: object, approval: Approval, asksPerson = false): Approval['mode'] {
  const { facts, calendar } = TimelineStory.told('2026-12-18');
  const rules = { policy: { ...defaultPolicy, approval }, calendar };
  const decidedAt = Temporal.Instant.from('2026-12-01T10:00:00Z');
  const decided = { kind: 'REJECTED', decidedAt, approvedAt: null, againSince: null, timing: 'NOW' } as const;
  const state: Pick<CandidateState, 'timelines' | 'outcomes'> = {
    timelines: [{ id: timelineId, applicationId, setAt: decidedAt, facts, rules }],
    outcomes: [{ id: outcomeId, applicationId, zone: 'Europe/Berlin', rules, asksPerson, ...decided }],
  };
  return approvalOfRecord(record as NotificationRecord, state).mode;
}

describe('rule 16: how the message of a record is approved', () => {
  const approvals: Approval[] = [{ mode: 'AUTOMATIC' }, { mode: 'DELAYED', minutes: 120 }, { mode: 'REQUIRED' }];

  it.each(approvals)('as the policy says of a change and of a decision: %j', (approval) => {
    expect(approvalModeOf(change, approval)).toBe(approval.mode);
    expect(approvalModeOf(rejected, approval)).toBe(approval.mode);
  });

  it.each(approvals)('never of a note, whatever the policy says: %j', (approval) => {
    expect(approvalModeOf(passed, approval)).toBe('AUTOMATIC');
    expect(approvalModeOf(undecided, approval)).toBe('AUTOMATIC');
  });

  it.each(approvals)('by a person of a no that asks one, whatever the policy says: %j', (approval) => {
    expect(approvalModeOf(rejected, approval, true)).toBe('REQUIRED');
    expect(approvalModeOf(change, approval, true)).toBe(approval.mode);
  });

  it('is not known of what nothing stands of', () => {
    const elsewhere = { ...change, applicationId: 'another' };
    expect(() => approvalModeOf(elsewhere, { mode: 'AUTOMATIC' })).toThrow('nothing stands');
  });
});
