import type { Temporal } from 'temporal-polyfill';
import type { DecisionInput, RecordInterviewInput } from '../../applications/index.js';
import type { ChangeReason } from '../../timelines/index.js';
import type { DemoDays } from './demo-days.js';

export interface InterviewAct extends Pick<RecordInterviewInput, 'title' | 'status' | 'isPreliminaryScreen'> {
  readonly kind: 'INTERVIEW';
  readonly scheduledAt: Temporal.Instant;
  /** Null unless it took place. */
  readonly completedAt: Temporal.Instant | null;
}

export interface SetAct {
  readonly kind: 'SET';
  readonly milestone: 'DECISION' | 'NEXT_STEP';
  readonly decisionDate: Temporal.PlainDate;
  readonly precision: 'DAY' | 'WEEK';
}

export interface MoveAct {
  readonly kind: 'MOVE';
  readonly decisionDate: Temporal.PlainDate;
  readonly reason: ChangeReason;
  readonly note: string | null;
  readonly internalNote: string | null;
  readonly alreadyTold: boolean;
}

export interface HoldAct {
  readonly kind: 'HOLD';
  readonly until: Temporal.PlainDate;
  readonly reason: ChangeReason;
  readonly internalNote: string;
}

export type DecideAct = { readonly kind: 'DECIDE' } & Omit<DecisionInput, 'applicationId'>;

export interface WithdrawAct {
  readonly kind: 'WITHDRAW';
  readonly internalNote: string;
}

/** What somebody of the organization did about one application. */
export type DemoAct =
  | { readonly kind: 'APPLY' }
  | { readonly kind: 'STAGE'; readonly stage: string }
  | InterviewAct
  | SetAct
  | MoveAct
  | HoldAct
  | DecideAct
  | WithdrawAct;

export interface DemoEvent {
  readonly at: Temporal.Instant;
  readonly act: DemoAct;
}

/** What happened with one application, first to last. Scenes lie in the past, what they speak of may lie ahead. */
export type Plot = (days: DemoDays) => DemoEvent[];
