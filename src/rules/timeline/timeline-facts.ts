import type { Temporal } from 'temporal-polyfill';
import type { ChangeKind } from './change-kind.js';

/** What was promised: a day, or "by the end of that week" or month, already resolved to its last business day. */
export type Precision = 'DAY' | 'WEEK' | 'MONTH';

export type ClosedAs = 'MET' | 'MET_LATE' | 'CANCELLED';

/** Changes which the candidate has not been told and which have not ended in a record: those since `fromRevision`. */
export interface Untold {
  readonly fromRevision: number;
  /** Their kinds, in order; never empty. */
  readonly kinds: readonly ChangeKind[];
  /** When the first of those was made that had not settled when the latest was made. */
  readonly firstUnsettledAt: Temporal.Instant;
  readonly lastChangedAt: Temporal.Instant;
  /** Whether a member confirmed the date among them: a precision that was changed and changed back is no confirmation. */
  readonly reconfirmed: boolean;
  readonly settledAt: Temporal.Instant | null;
  /** When a member let its message leave; null while none has, or where none needs to. */
  readonly approvedAt: Temporal.Instant | null;
  /** What had been disclosed before a page showed it; not there while none has. Its mail is compared with this. */
  readonly known?: RevisionTerms | null;
}

/** What the candidate was told, by mail, on the status page or by a member. */
export interface RevisionTerms {
  readonly revision: number;
  readonly decisionDate: Temporal.PlainDate;
  readonly precision: Precision;
  readonly heldUntil: Temporal.PlainDate | null;
}

export interface Disclosure extends RevisionTerms {
  /**
   * The revision which first disclosed this date without another in between. A promise is known by it: it breaks once
   * and its passing is told once, however often the same date is disclosed again.
   */
  readonly promise: number;
  readonly at: Temporal.Instant;
}

/**
 * What was told of a promise that passed: note 0 says that it did, each later one that there is still no decision.
 */
export interface Unanswered {
  readonly promise: number;
  /** The last note recorded as sent. */
  readonly recorded: number;
  /** The last note accepted; -1 while none is. */
  readonly accepted: number;
}

/**
 * What the candidate can be told: the sum of the untold changes, that the disclosed date passed, or that there is still
 * no decision.
 */
export type Notice = 'CHANGE' | 'PASSED' | 'UNDECIDED';

/** The digest in which a recruiter is asked to confirm a date: its local day, and when it leaves. */
export interface Asking {
  readonly on: Temporal.PlainDate;
  readonly at: Temporal.Instant;
}

/** A date that the system set and no member has confirmed or moved. */
export interface Unconfirmed {
  /** The recruiter's time zone, else the organization's. */
  readonly zone: string;
  /** Null while it is held and nobody had been asked before. */
  readonly asking: Asking | null;
}

/** All that the rules of time need to know of one timeline. Instants follow from it, none is stored in it twice. */
export interface TimelineFacts {
  /** The job's time zone, else the organization's. */
  readonly zone: string;
  /** The candidate's time zone, else the organization's. */
  readonly candidateZone: string;
  /** The number of the latest revision; 0 before the first. */
  readonly revision: number;
  readonly decisionDate: Temporal.PlainDate;
  /** When the current decision date was set; a change of its precision alone is none. */
  readonly dateSetAt: Temporal.Instant;
  readonly precision: Precision;
  readonly firstDecisionDate: Temporal.PlainDate;
  readonly followUpDate: Temporal.PlainDate;
  readonly heldUntil: Temporal.PlainDate | null;
  /** When the last hold ended. */
  readonly resumedAt: Temporal.Instant | null;
  /** Null: confirmed, or set by a member. */
  readonly unconfirmed: Unconfirmed | null;
  readonly untold: Untold | null;
  /** What `advance` asked to be told and has been neither recorded nor put off. */
  readonly asked: Notice | null;
  /** Until then nothing is asked to be told: the candidate's mail of the day is used up. */
  readonly tellNotBefore: Temporal.Instant | null;
  /** The revision whose message was recorded as sent, and is neither accepted nor failed nor cancelled. */
  readonly inFlight: number | null;
  readonly disclosed: Disclosure | null;
  /** Promises that broke, in that order: their slips are written. */
  readonly brokenPromises: readonly number[];
  readonly unanswered: Unanswered | null;
  /** When the candidate last heard of this timeline: a message was accepted, or a contact logged. */
  readonly lastTouchAt: Temporal.Instant | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
  readonly closedAs: ClosedAs | null;
}
