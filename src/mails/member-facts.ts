import type {
  CalendarDate,
  CandidateAct,
  MailMilestone,
  MailOrganization,
  MailReceipt,
  PromisedDate,
} from './mail-facts.js';

export type UntoldReason = 'BOUNCED' | 'NOT_APPROVED' | 'FAILED';
export type DisabledReason = 'GONE' | 'FAILING';
export type NewDateReason = 'DATE_PASSED' | 'HOLD_ENDED';

/** Whom and what a member's mail is about. Texts are plain text as people typed them. */
export interface MemberSubject {
  candidate: {
    fullName: string;
    /** How to reach them from a phone; null where it is not known, or nothing arrives. */
    email: string | null;
    phone: string | null;
  };
  job: { title: string };
  stage: string | null;
  /** Whose candidate it is; null where it is the reader's own, or nobody's. */
  recruiterName: string | null;
  /** The application in the organization's own system, https; null: words lead nowhere. */
  atsUrl: string | null;
  /** The application about which it can be answered by a page; nothing: not there. */
  answerBelow?: string | null;
}

/** A decision date that a member has to keep. */
interface Promise {
  milestone: MailMilestone;
  date: PromisedDate;
}

interface OverduePromise extends Promise {
  /** The day on which the candidate is next written to by itself: that nothing is decided. */
  nextWordOn?: CalendarDate | null;
}

/** When a message that waits leaves: by itself, once a member approves it, or by itself at an instant not yet known. */
export type Leaving =
  | { how: 'BY_ITSELF'; on: CalendarDate; at: string }
  | { how: 'BY_ITSELF_LATER' }
  | { how: 'APPROVED' };

/** What each kind of item has to tell. */
export interface MemberItemFacts {
  /** Decided, and the candidate does not know. */
  UNTOLD_DECISION: { decidedOn: CalendarDate; why: UntoldReason | null };
  /** Reopened after the candidate had been told the decision, and they do not know. */
  UNTOLD_REOPENING: { reopenedOn: CalendarDate };
  /** The candidate asked for an update. */
  UPDATE_REQUESTED: { askedOn: CalendarDate; message?: string | null };
  /** Thanks, an interest that stands, a withdrawal: good to know. */
  CANDIDATE_WROTE: { act: CandidateAct; on: CalendarDate; message: string | null };
  /** The last note said that a person would be in touch by that day; or the mail of a decision, about the offer or the next step. */
  CALL_PROMISED: {
    what: 'CONTACT' | 'OFFER' | 'NEXT_STEP';
    promisedOn: CalendarDate;
    /** Whole business days left before that day; 0 on it, less than that when it has gone by. */
    businessDaysAhead: number;
  };
  /** All notes have been sent: a person has to call. `lastTouchOn`: when the candidate last heard from us. */
  CALL_NEEDED: { lastTouchOn: CalendarDate | null };
  /** The date went by, with an admin reading. */
  ESCALATED: OverduePromise;
  OVERDUE: OverduePromise;
  /** A date passed before it could be told, or a hold ended past its date. */
  NEW_DATE_NEEDED: Promise & { why: NewDateReason };
  /** A hold is about to end, and the date before it is over. */
  HOLD_ENDING: Promise & { until: CalendarDate };
  MESSAGE_AWAITS_APPROVAL: {
    subject: string;
    /** The message as it would leave, plain text. */
    text: string;
    since: CalendarDate;
    leaving: Leaving;
    /** It takes back a yes that the candidate may have acted on. */
    callFirst?: boolean;
    /** The day after which what it says is not true any more. */
    holdsUntil?: CalendarDate | null;
  };
  DECISION_DUE: Promise & {
    /** Whole business days left before the date; 0 on its last one. */
    businessDaysAhead: number;
  };
  /** A date that the system set after an interview. */
  CONFIRM_DATE: Promise & {
    interviewOn: CalendarDate;
    /** The day on which the candidate is told it, confirmed or not. */
    toldOn: CalendarDate | null;
  };
  SILENT_APPLICATIONS: { lastTouchOn: CalendarDate };
}

/** Kinds of items, in the order in which a digest shows them: the worst for a candidate first. */
export const MEMBER_ITEM_KINDS = [
  'UNTOLD_DECISION',
  'UNTOLD_REOPENING',
  'UPDATE_REQUESTED',
  'CALL_PROMISED',
  'CALL_NEEDED',
  'ESCALATED',
  'OVERDUE',
  'NEW_DATE_NEEDED',
  'HOLD_ENDING',
  'MESSAGE_AWAITS_APPROVAL',
  'DECISION_DUE',
  'CONFIRM_DATE',
  'SILENT_APPLICATIONS',
  'CANDIDATE_WROTE',
] as const satisfies readonly (keyof MemberItemFacts)[];

export type MemberItemKind = (typeof MEMBER_ITEM_KINDS)[number];

export type MemberItem<Kind extends MemberItemKind = MemberItemKind> = {
  [Each in Kind]: { kind: Each } & MemberSubject & MemberItemFacts[Each];
}[Kind];

/** What it means that a mail did not arrive. */
export type UnreachableWhy = 'ADDRESS_DEAD' | 'NOT_DELIVERED' | 'SENDER_FAULT' | 'OTHER';

/** Why nothing is sent to a member any more. */
export type ColleagueWhy = 'ADDRESS_DEAD' | 'COMPLAINED';

/** Whom a mail did not reach. */
export interface UnreachableCandidate extends MemberSubject {
  why: UnreachableWhy;
  address: string;
  undelivered: { subject: string; sentOn: CalendarDate };
  /** What the candidate's mail server said, as it said it; of a report that nobody can classify, its own words. */
  answer: string | null;
}

interface ToMember {
  organization: MailOrganization;
  member: { fullName: string };
}

/** What each kind of mail to a member is made of. */
export interface MemberMailFacts {
  /** Items in the order in which each section shows them. */
  MEMBER_DIGEST: ToMember & { items: readonly MemberItem[] };
  /** Mails did not arrive: one, or all of an hour. */
  CANDIDATE_UNREACHABLE: ToMember & { items: readonly UnreachableCandidate[] };
  /** The mails to another member do not arrive. */
  MEMBER_UNREACHABLE: ToMember & {
    colleague: { fullName: string; address: string };
    why: ColleagueWhy;
    answer: string | null;
  };
  /** The candidate did something that cannot wait for the next digest. */
  CANDIDATE_ACTED: ToMember &
    MemberSubject & {
      receipt: MailReceipt;
      /** The candidate's own words. */
      message: string | null;
    };
  /** Events are not sent to one of the organization's systems any more: it said that it is gone, or failed for days. */
  WEBHOOK_DISABLED: ToMember & { endpoint: { host: string; description: string | null }; why: DisabledReason };
}
