import { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/instants.js';
import { outcomeLeavesAt } from '../outcome/outcome-leaves-at.js';
import type { Approval } from '../policy/policy.js';
import { dueInstant } from '../timeline/due-instant.js';
import type { CandidateState, OutcomeState, TimelineState } from './candidate-state.js';
import type { ChangeRecord } from './notification-record.js';

export interface OutcomeJudgement {
  /** When its message leaves, as far as that can be said today. */
  readonly dueAt: Temporal.Instant;
  /** The same, or null while a member has to let it go. */
  readonly until: Temporal.Instant | null;
  /** Members can look at it before it leaves. */
  readonly isShown: boolean;
  /** The date that its message tells with it. */
  readonly next: ChangeRecord | null;
}

/** Rules 9 and 16: when an outcome is told, and with what. */
export function judgeOutcome(
  outcome: OutcomeState,
  { zone: candidateZone, timelines }: Pick<CandidateState, 'zone' | 'timelines'>,
  now: Temporal.Instant,
): OutcomeJudgement {
  const { applicationId, rules, approvedAt, againSince } = outcome;
  const ofApplication = timelines.filter((timeline) => timeline.applicationId === applicationId);
  const open = ofApplication.flatMap(({ facts }) => (facts.closedAt === null ? [facts] : []));
  const approval = approvalOf(outcome);
  const leavesAt = (again: OutcomeState) =>
    outcomeLeavesAt(again, { candidateZone, open }, { ...rules.policy, approval }, rules.calendar);
  const usual = leavesAt(outcome);
  // What is told again and missed its opening, or whose opening is another one now, waits for the next.
  const dueAt = againSince !== null && isBefore(usual, now) ? leavesAt({ ...outcome, againSince: now }) : usual;
  const { mode } = approval;
  return {
    dueAt,
    until: mode === 'REQUIRED' && approvedAt === null ? null : dueAt,
    // What is told again was shown before, unless nobody had to let it go then.
    isShown: mode !== 'AUTOMATIC' && approvedAt === null && (mode === 'REQUIRED' || againSince === null),
    next: nextPromiseOf(outcome, ofApplication, now),
  };
}

/**
 * Rule 16: how the message of an outcome is approved. That a yes was wrong is for a person to say, who calls first: somebody
 * may have given notice because of it. So is a no that another system tells without a reason that says whose it was.
 */
export function approvalOf({ asksPerson, rules }: Pick<OutcomeState, 'asksPerson' | 'rules'>): Approval {
  return asksPerson ? { mode: 'REQUIRED' } : rules.policy.approval;
}

/**
 * The date that was promised in the same step as a decision to go on: told in one message with it, not in two. Null: none
 * was, or the candidate has been told of it, or it cannot be told now.
 */
function nextPromiseOf(
  { kind, decidedAt }: OutcomeState,
  timelines: readonly TimelineState[],
  now: Temporal.Instant,
): ChangeRecord | null {
  if (kind !== 'ADVANCED') return null;
  const together = timelines.find(({ setAt, facts }) => setAt.equals(decidedAt) && isOpen(facts));
  if (together === undefined) return null;
  const { id: timelineId, applicationId, facts } = together;
  const { untold, disclosed, inFlight, heldUntil, revision } = facts;
  const isOver = !isBefore(now, dueInstant(facts.decisionDate, facts.zone));
  if (untold === null || disclosed !== null || inFlight !== null || heldUntil !== null || isOver) return null;
  return { kind: 'TIMELINE_SET', applicationId, timelineId, sinceRevision: untold.fromRevision, revision };
}

function isOpen({ decidedAt, closedAt }: TimelineState['facts']): boolean {
  return decidedAt === null && closedAt === null;
}
