/** Calendar dates are strings such as `2026-12-04`: a promise has no time of day. */
export type CalendarDate = string;

/** The resolved date of a promise, and how exactly it was given: a week's or month's date is its last business day. */
export interface PromisedDate {
  date: CalendarDate;
  precision: 'DAY' | 'WEEK' | 'MONTH';
}

export const MAIL_REASONS = [
  'INTERVIEWS_CONTINUING',
  'SCHEDULING',
  'DECISION_MAKER_AWAY',
  'APPROVAL_PENDING',
  'ROLE_CHANGED',
  'MORE_CANDIDATES',
  'BUDGET',
  'OTHER',
] as const;

export type MailReason = (typeof MAIL_REASONS)[number];

export type MailMilestone = 'DECISION' | 'NEXT_STEP';

export type MailOutcome =
  | { kind: 'HIRED' }
  | { kind: 'REJECTED'; reason: 'POSITION_FILLED' | 'POSITION_CANCELLED' | 'OTHER' | null }
  | { kind: 'ADVANCED' };

/** What a candidate can do by themselves; each gets a receipt. */
export const CANDIDATE_ACTS = [
  'UPDATE_REQUEST',
  'STILL_INTERESTED',
  'THANK_YOU',
  'COMPETING_OFFER',
  'WITHDRAW',
  'DO_NOT_WRITE',
] as const;

export type CandidateAct = (typeof CANDIDATE_ACTS)[number];

export type MailReceipt =
  | { act: Exclude<CandidateAct, 'COMPETING_OFFER'> }
  /** The day by which the candidate has to answer the other offer. */
  | { act: 'COMPETING_OFFER'; deadline: CalendarDate };

export interface MailOrganization {
  name: string;
  /** `#rgb` or `#rrggbb`; anything else, or too pale on white, gives the default colour. */
  colour?: string | null;
  /** https only; anything else is left out. */
  logoUrl?: string | null;
}

export interface MailTimeline {
  milestone: MailMilestone;
  /** What the candidate was last told. */
  dateBefore: PromisedDate | null;
  /** What holds now. */
  dateNow: PromisedDate | null;
  followUpDate: CalendarDate | null;
  holdUntil: CalendarDate | null;
  /** With it a mail that promises a date brings a calendar file. */
  calendarEntry?: CalendarEntry | null;
}

/** Makes a date that moves the same entry in the reader's calendar. */
export interface CalendarEntry {
  timelineId: string;
  /** The number of the revision that the mail tells, from 1. */
  revision: number;
  /** When that revision was made, an instant such as `2026-11-06T08:00:00Z`. */
  revisedAt: string;
}

/** All that a mail to a candidate may say. Texts are plain text as people typed them. */
export interface MailFacts {
  organization: MailOrganization;
  candidate: { fullName: string };
  job: { title: string };
  stage: string | null;
  recruiter: { name: string; email: string } | null;
  timeline: MailTimeline;
  reason: MailReason | null;
  /** Words to the candidate, never the internal note. Cut after `LONGEST_NOTE` characters. */
  note: string | null;
  outcome?: MailOutcome | null;
  /** The outcome corrects one that was told: the mail says that the message before was wrong. */
  corrects?: boolean;
  /** The day by which the candidate hears next. */
  nextWordOn?: CalendarDate | null;
  /** No further note of STILL_UNDECIDED follows: a person gets in touch by `nextWordOn`. */
  lastNote?: boolean;
  /** Of a RECEIPT: what the candidate did. Their own words are not repeated to them. */
  receipt?: MailReceipt | null;
}
