import type { Temporal } from 'temporal-polyfill';
import type { RejectionReason } from '../../applications/index.js';
import type { ByLanguage, MailNote, PromisedDate } from '../../mails/index.js';
import type { OrganizationRules } from '../../organizations/index.js';
import type { OutcomeKind, UpdateRequestWindow } from '../../rules/index.js';
import type { ChangeReason, Milestone } from '../../timelines/index.js';
import type { FollowUpKind } from '../follow-ups/follow-up-kind.js';
import type { StatusChange } from './status-change.js';

/** All that a candidate's page shows: nothing that they were not told, but what has settled and may be told. */
export interface CandidateStatus {
  readonly candidateId: string;
  readonly organizationId: string;
  readonly fullName: string;
  readonly greetingName: string | null;
  readonly email: string;
  readonly timeZone: string | null;
  readonly locale: string | null;
  /** In which they are written to. */
  readonly writtenIn: string;
  /** In which the page tells days and hours. */
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly notesDeclined: boolean;
  readonly rules: OrganizationRules;
  /** Active ones first, then the latest. */
  readonly applications: readonly StatusOfApplication[];
  /** Messages that were accepted, the latest first. */
  readonly sent: readonly { readonly subject: string; readonly at: Temporal.Instant }[];
}

export interface StatusOfApplication {
  readonly id: string;
  readonly jobTitle: string;
  readonly jobId: string;
  /** Where it stands, by names for candidates; null: they read nothing of it. */
  readonly stage: ByLanguage<string> | null;
  readonly recruiter: { readonly name: string; readonly email: string } | null;
  /** `OPEN` until the candidate has been told otherwise, whatever was decided. */
  readonly state: 'OPEN' | 'HIRED' | 'REJECTED' | 'WITHDRAWN';
  readonly endedAt: Temporal.Instant | null;
  readonly outcome: ToldOutcome | null;
  /** Of open ones, the nearest date first. */
  readonly dates: readonly ShownTimeline[];
  /** The latest first. */
  readonly history: readonly HistoryEntry[];
  /** Null where nothing may be asked any more. */
  readonly updates: UpdateRequestWindow | null;
  /** Which the candidate can still take back. */
  readonly recent: readonly { readonly id: string; readonly kind: FollowUpKind; readonly until: Temporal.Instant }[];
}

export interface ToldOutcome {
  readonly kind: OutcomeKind;
  readonly reason: RejectionReason | null;
  readonly note: string | null;
  readonly at: Temporal.Instant;
}

export interface ShownTimeline {
  readonly id: string;
  readonly milestone: Milestone;
  readonly revision: number;
  readonly date: PromisedDate;
  readonly heldUntil: string | null;
  readonly isOver: boolean;
  /** The day on which they next hear by itself, where that is known. */
  readonly nextWordOn: Temporal.PlainDate | null;
  /** Whether it was told before: else an act on the page is the first to tell it. */
  readonly isTold: boolean;
}

export type HistoryEntry = { readonly at: Temporal.Instant } & (
  | { readonly what: 'APPLIED' }
  | {
      readonly what: StatusChange;
      readonly milestone: Milestone;
      readonly date: PromisedDate;
      readonly heldUntil: string | null;
      readonly reason: ChangeReason | null;
      readonly note: MailNote | null;
    }
  | { readonly what: 'PASSED' | 'UNDECIDED' }
  | { readonly what: 'OUTCOME'; readonly outcome: OutcomeKind }
  | { readonly what: 'ACT'; readonly act: FollowUpKind }
);
