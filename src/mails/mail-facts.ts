/** Calendar dates are strings such as `2026-12-04`: a promise has no time of day. */
export type CalendarDate = string;

/** The resolved date of a promise, and how exactly it was given: a week's or month's date is its last business day. */
export interface PromisedDate {
  date: CalendarDate;
  precision: 'DAY' | 'WEEK' | 'MONTH';
}

/** The same words in several languages, by BCP 47 tags such as `de` or `es-MX`. */
export type ByLanguage<Words> = Readonly<Record<string, Words>>;

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
  'DATA_REQUEST',
  'ERASURE_REQUEST',
] as const;

export type CandidateAct = (typeof CANDIDATE_ACTS)[number];

export type MailReceipt =
  | { act: Exclude<CandidateAct, 'COMPETING_OFFER'> }
  /** The day by which the candidate has to answer the other offer. */
  | { act: 'COMPETING_OFFER'; deadline: CalendarDate };

/** What an organization adds to its mails, in one language. */
export interface MailFooter {
  /** Lines that the law asks of business letters: at the end of every mail. */
  legal: string | null;
  /** https; anything else is left out. */
  privacyUrl: string | null;
  /** What becomes of the data of somebody who is turned down: said with the no. */
  dataRetention: string | null;
}

export interface MailOrganization {
  name: string;
  /** `#rgb` or `#rrggbb`; anything else, or too pale on white, gives the default colour. */
  colour?: string | null;
  /** https, or `OWN_LOGO`; anything else is left out. */
  logoUrl?: string | null;
  /** Where an answer to the mail arrives if nobody recruits. */
  replyTo?: string | null;
  footers?: ByLanguage<MailFooter>;
  /** BCP 47: whose footer stands in mails of a language that has none. */
  locale?: string | null;
}

export interface MailCandidate {
  fullName: string;
  /** What follows "Hello": a given name, or "Ms Ríos". */
  greetingName?: string | null;
  /** The whole greeting, without the comma after it: "Sehr geehrte Frau Ríos". */
  salutation?: string | null;
}

export interface MailTimeline {
  milestone: MailMilestone;
  /** What the candidate was last told. */
  dateBefore: PromisedDate | null;
  /** What holds now. */
  dateNow: PromisedDate | null;
  holdUntil: CalendarDate | null;
  /** With it a mail that changes a promised date brings a calendar file. */
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

/** A promised day that the mail takes out of the reader's calendar: decided or withdrawn, it is promised no more. */
export interface EndedEntry extends CalendarEntry {
  milestone: MailMilestone;
  date: PromisedDate;
  /** The title of the job it is of, where that is another one than the mail's. */
  job?: string;
}

/** Words of a member to the candidate, plain text as they were typed. */
export interface MailNote {
  text: string;
  /** Who says them; null where that is not known, or no person. */
  author: string | null;
  /** BCP 47: the language they are in, where somebody said so. */
  locale: string | null;
}

/** What one mail has to tell of one application. */
export interface MailNews {
  timeline: MailTimeline;
  reason: MailReason | null;
  /** Never the internal note. Cut after `LONGEST_NOTE` characters. */
  note: MailNote | null;
  /** Of EXTENDED: how many promises of this timeline broke until now, this one included. */
  slipNumber?: number;
  /** Of EXTENDED: the date before is over when the mail leaves. */
  dateBeforeIsOver?: boolean;
  outcome?: MailOutcome | null;
  /** What the candidate was told by a message that was wrong: the mail says so first. */
  corrects?: MailOutcome['kind'] | null;
  /** The day by which the candidate hears next. */
  nextWordOn?: CalendarDate | null;
  /** Of STILL_UNDECIDED: the how-manieth, from 1. */
  noteNumber?: number;
  /** No further note follows: a person gets in touch by `nextWordOn`. */
  lastNote?: boolean;
  /** Of PASSED: the date passed while the timeline was on hold; the day on which that ended. */
  holdEndedOn?: CalendarDate | null;
  /** Dates that it ends: a calendar file takes each out. */
  endedEntries?: readonly EndedEntry[];
  /** Of a RECEIPT: what the candidate did. Their own words are not repeated to them. */
  receipt?: MailReceipt | null;
}

/** All that a mail to a candidate may say. Texts are plain text as people typed them. */
export interface MailFacts extends MailNews {
  organization: MailOrganization;
  candidate: MailCandidate;
  job: { title: string };
  /** The stage by the names that the organization has made public; null: it has none. */
  stage: ByLanguage<string> | null;
  /** Whose address an answer to the mail goes to. */
  recruiter: { name: string; email: string } | null;
}
