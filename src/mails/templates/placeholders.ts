import { isolated } from '../layout/isolate.js';
import type { MailFacts } from '../mail-facts.js';
import type { MailKind } from '../mail-kind.js';
import { inLanguageOf } from '../words/mail-languages.js';
import type { MailWords } from '../words/mail-words.js';

/** What each placeholder stands for; null where the fact is not known. */
const PLACEHOLDERS = {
  candidateName: ({ candidate }: MailFacts) => isolated(candidate.fullName) || null,
  greetingName: ({ candidate }: MailFacts) => isolated(candidate.greetingName || candidate.fullName) || null,
  jobTitle: ({ job }: MailFacts) => isolated(job.title) || null,
  organizationName: ({ organization }: MailFacts) => isolated(organization.name) || null,
  recruiterName: ({ recruiter }: MailFacts) => (recruiter?.name ? isolated(recruiter.name) : null),
  stage: ({ stage }: MailFacts, words: MailWords) =>
    isolated((stage && inLanguageOf(stage, words.reader)) ?? '') || null,
  date: ({ timeline: { dateNow } }: MailFacts, words: MailWords) => dateNow && words.named(dateNow),
  byDate: ({ timeline: { dateNow } }: MailFacts, words: MailWords) => dateNow && words.by(dateNow),
  previousDate: ({ timeline: { dateBefore } }: MailFacts, words: MailWords) => dateBefore && words.named(dateBefore),
  holdUntilDate: ({ timeline: { holdUntil } }: MailFacts, words: MailWords) => holdUntil && words.day(holdUntil),
  nextWordDate: ({ nextWordOn }: MailFacts, words: MailWords) => (nextWordOn ? words.day(nextWordOn) : null),
  deadline: ({ receipt }: MailFacts, words: MailWords) =>
    receipt?.act === 'COMPETING_OFFER' ? words.day(receipt.deadline) : null,
};

export type Placeholder = keyof typeof PLACEHOLDERS;

/** Whether the fact of a placeholder is there in every mail of a kind. One that can be missing has to be guarded. */
export type Presence = 'ALWAYS' | 'SOMETIMES';

export type Presences = Readonly<Partial<Record<Placeholder, Presence>>>;

const EVERYWHERE: Presences = {
  candidateName: 'ALWAYS',
  greetingName: 'ALWAYS',
  jobTitle: 'ALWAYS',
  organizationName: 'ALWAYS',
  recruiterName: 'SOMETIMES',
};
/** A stage says nothing of what is decided or ended. */
const ONGOING: Presences = { ...EVERYWHERE, stage: 'SOMETIMES' };
const DATED: Presences = { ...ONGOING, date: 'ALWAYS', byDate: 'ALWAYS' };
const MOVED: Presences = { ...DATED, previousDate: 'SOMETIMES' };
const PASSED: Presences = { ...ONGOING, previousDate: 'ALWAYS' };
const RECEIVED: Presences = { ...ONGOING, date: 'SOMETIMES', byDate: 'SOMETIMES' };

const PRESENCES: Readonly<Record<MailKind, Presences>> = {
  TIMELINE_SET: DATED,
  TIMELINE_EXTENDED: MOVED,
  TIMELINE_ADVANCED: MOVED,
  TIMELINE_RECONFIRMED: MOVED,
  TIMELINE_RESUMED: MOVED,
  TIMELINE_HELD: { ...ONGOING, holdUntilDate: 'ALWAYS', nextWordDate: 'SOMETIMES', previousDate: 'SOMETIMES' },
  TIMELINE_PASSED: { ...PASSED, nextWordDate: 'ALWAYS' },
  STILL_UNDECIDED: { ...PASSED, nextWordDate: 'ALWAYS' },
  OUTCOME_HIRED: { ...EVERYWHERE, nextWordDate: 'SOMETIMES' },
  OUTCOME_REJECTED: EVERYWHERE,
  OUTCOME_ADVANCED: { ...EVERYWHERE, date: 'SOMETIMES', byDate: 'SOMETIMES', nextWordDate: 'SOMETIMES' },
  RECEIPT_UPDATE_REQUEST: { ...RECEIVED, nextWordDate: 'SOMETIMES' },
  RECEIPT_STILL_INTERESTED: RECEIVED,
  RECEIPT_THANK_YOU: RECEIVED,
  RECEIPT_COMPETING_OFFER: { ...RECEIVED, deadline: 'ALWAYS' },
  RECEIPT_WITHDRAW: EVERYWHERE,
  RECEIPT_DO_NOT_WRITE: EVERYWHERE,
  RECEIPT_DATA_REQUEST: EVERYWHERE,
  RECEIPT_ERASURE_REQUEST: EVERYWHERE,
};

/** The placeholders of a kind: a closed set. */
export function placeholdersOf(kind: MailKind): Presences {
  return PRESENCES[kind];
}

export function isPlaceholderOf(kind: MailKind, name: string): name is Placeholder {
  return Object.hasOwn(PRESENCES[kind], name);
}

/** `facts` are clean. */
export function factFor(placeholder: Placeholder, facts: MailFacts, words: MailWords): string | null {
  return PLACEHOLDERS[placeholder](facts, words);
}
