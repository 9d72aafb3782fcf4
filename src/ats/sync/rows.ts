/** What every row says of itself, in the words of the system it comes from. Left out is not known; null is nothing. */
interface RemoteRow {
  /** Its own id there, as text. */
  readonly remoteId: string;
  /** When it last changed there: RFC 3339. Without it the row counts as of its receipt. */
  readonly remoteUpdatedAt?: string | null;
  /** It is not there any more. */
  readonly remoteWasDeleted?: boolean | null;
}

export interface SyncJob extends RemoteRow {
  readonly title?: string | null;
  /** Their word. */
  readonly status?: string | null;
  /** An event told that it was opened again, so that even a row without a time does. */
  readonly isReopened?: boolean | null;
  readonly timeZone?: string | null;
  readonly locale?: string | null;
  /** The addresses of members; of nobody we know is nobody. */
  readonly recruiterEmail?: string | null;
  readonly hiringManagerEmail?: string | null;
}

export interface SyncEmail {
  readonly value: string;
  /** Their word for what kind it is, such as `personal` or `work`. */
  readonly type?: string | null;
}

export interface SyncCandidate extends RemoteRow {
  /** The whole name, or its parts. */
  readonly fullName?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  /** The address to write to, or all of them: the personal one is taken, then the first that is not `work`. */
  readonly email?: string | null;
  readonly emails?: readonly SyncEmail[] | null;
  readonly phone?: string | null;
  readonly locale?: string | null;
  readonly timeZone?: string | null;
  /** False: they are not to be written to. */
  readonly canEmail?: boolean | null;
  /** True: kept from most people there, so that nothing of them leaves here either. */
  readonly isPrivate?: boolean | null;
  /** They were made anonymous there: they are erased here. Not what a mere deletion is. */
  readonly remoteWasAnonymized?: boolean | null;
  /** This id died in a merge: it leads to that candidate from now on, and its applications move there. */
  readonly mergedIntoRemoteId?: string | null;
}

/** A field of their own making: by its stable key, never by its name. */
export interface SyncCustomField {
  readonly key: string;
  readonly value?: string | null;
}

export interface SyncApplication extends RemoteRow {
  readonly candidateRemoteId?: string | null;
  readonly jobRemoteId?: string | null;
  /** Their words: for the status, the stage and why it was rejected. */
  readonly status?: string | null;
  readonly stage?: string | null;
  readonly rejectionReason?: string | null;
  /** Their word for who ended it, where the vendor has one, such as Greenhouse's `They rejected us`: it goes before the reason. */
  readonly rejectionReasonType?: string | null;
  /** A calendar date, or an instant whose date is taken. */
  readonly appliedOn?: string | null;
  /** An un-event told of it: a terminal state was taken back, so that even a row without a time opens it again. */
  readonly isReopened?: boolean | null;
  /** A prospect or lead is no application: it is kept, and nothing is made of it until it is one. */
  readonly isProspect?: boolean | null;
  /** A calendar date; null and '' say that there is none, which changes nothing here. */
  readonly decisionDate?: string | null;
  /** One of our reasons for a change; any other word is OTHER. */
  readonly decisionReason?: string | null;
  readonly customFields?: readonly SyncCustomField[] | null;
}

export interface SyncInterview extends RemoteRow {
  readonly applicationRemoteId?: string | null;
  readonly title?: string | null;
  /** Their word. */
  readonly status?: string | null;
  /** RFC 3339. */
  readonly scheduledAt?: string | null;
  readonly completedAt?: string | null;
  readonly isPreliminaryScreen?: boolean | null;
  /** The interviewers among themselves: ignored. */
  readonly isDebrief?: boolean | null;
}

export type SyncedType = 'JOB' | 'CANDIDATE' | 'APPLICATION' | 'INTERVIEW';

/**
 * UNCHANGED: known like this, or said nothing that is kept. STALE: a newer one is known. HELD: it waits for a row that it
 * names. ERASED: its candidate was erased, and is not brought back.
 */
export type RowStatus = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'STALE' | 'HELD' | 'ERASED';

/** A word that has no meaning here yet. */
export interface UnmappedWord {
  readonly kind: WordKind;
  readonly word: string;
}

export type WordKind = 'JOB_STATUS' | 'APPLICATION_STATUS' | 'STAGE' | 'REJECTION_REASON' | 'INTERVIEW_STATUS';

/** A row that something is missing to. */
export interface WaitsFor {
  readonly type: SyncedType;
  readonly remoteId: string;
}

/** Why a row was not applied, or not all of it. Plain data: it is kept with the answer of an idempotent request. */
export interface RowProblem {
  /** As the problems of mutations have it, such as `INVALID_INPUT`. */
  readonly code: string;
  readonly message: string;
  /** From the place of the row on: `["rows", "17", "email"]`. */
  readonly path: readonly string[];
}

/** What became of one row: one for each, in their order. */
export interface RowResult {
  readonly remoteId: string;
  /** Null: nothing of it was applied, and the problem says why. */
  readonly status: RowStatus | null;
  /** Of ours; null if there is none yet. */
  readonly id: string | null;
  /** Beside a status: all but this was applied, such as a decision date that is over. */
  readonly problem: RowProblem | null;
  readonly waitsFor: readonly WaitsFor[];
  readonly unmapped: readonly UnmappedWord[];
  /** Of a new candidate: those who have the same address here, ten at most. They are not made one: two people may share it. */
  readonly sameAddressAs: readonly string[];
}
