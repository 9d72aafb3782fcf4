import type { MailMilestone, MailReason, PromisedDate } from '../mail-facts.js';

// Aliases, not interfaces: only an alias fits the index signature that the formatter asks for.
type OfMilestone = {
  milestone: MailMilestone;
};

export type Dated = OfMilestone & {
  /** A phrase made by `date.by`. */
  by: string;
};

type Moved = OfMilestone & {
  /** A phrase made by `date.to`. */
  to: string;
};

type Place = {
  job: string;
  organization: string;
};

/** A date as a reader writes it, with its weekday. */
export type Day = {
  date: string;
};

/** Who acts for the organization; `recruiter` is empty of a TEAM. */
type Acting = {
  who: 'PERSON' | 'TEAM';
  recruiter: string;
};

/** Somebody who acts, by a day if there is one. */
type ActingBy = Acting & Day & { when: 'DAY' | 'OPEN' };

export type None = Record<never, string>;

/** Every sentence a candidate's mail can hold, with the placeholders it may use. */
export interface CandidateSentences {
  greeting: { name: string };
  /** The organization's own greeting of this candidate, as it is to be set off from what follows. */
  'greeting.own': { salutation: string };
  'greeting.nameless': None;
  about: Place;
  subject: { headline: string; job: string };
  closing: None;
  /** In place of it where a process ends without a yes; the closing may be empty where the wish is one. */
  'farewell.wish': None;
  'farewell.closing': None;
  /** Who signs, one line or two. */
  signature: { organization: string };
  'signature.person': { recruiter: string; organization: string };
  footer: { organization: string };
  'footer.ended': { organization: string };
  preferences: None;
  /** Leads to the candidate's page. */
  status: None;
  privacy: None;
  /** Whom to ask, named below. A reply arrives there. */
  contact: None;
  /** A reply arrives, and nobody is named. */
  'contact.reply': None;
  /** Named below, of one of several things; a reply may arrive at somebody else. */
  'contact.section': None;
  note: None;
  'note.by': { author: string };

  'date.named': Day & Pick<PromisedDate, 'precision'>;
  'date.by': Day & Pick<PromisedDate, 'precision'>;
  'date.to': Day & Pick<PromisedDate, 'precision'>;
  'told.date': Dated;
  'now.date': Dated;
  'next.moves': OfMilestone;
  'next.nothing': None;
  /** Of applications that are active. */
  'open.now': None;
  'open.offer': Acting;

  'set.headline': Dated;
  'set.before': None;
  'extended.headline': Moved;
  'extended.headline.again': Moved;
  'extended.headline.passed': Dated & Moved;
  'extended.before': None;
  'extended.passed': None;
  /** `count`: how many promises broke, this one included. */
  'extended.sorry': { count: number };
  'advanced.headline': Dated;
  'advanced.before': None;
  'reconfirmed.headline': Dated;
  'reconfirmed.before': None;
  'held.headline': Day;
  'held.now': Day;
  'held.meaning': None;
  /** The date lies within the hold. */
  'held.over': None;
  'held.date': Dated;
  'held.next': Day & { when: 'DAY' | 'OPEN' };
  'resumed.headline': Dated;
  'resumed.passed': None;
  'resumed.before': None;
  'passed.headline': OfMilestone & Day;
  'passed.headline.last': OfMilestone & Day;
  'passed.now': OfMilestone & Pick<PromisedDate, 'precision'>;
  /** The date passed while the process was on hold. */
  'passed.held': Day;
  'passed.next': OfMilestone & Day;
  'undecided.headline': OfMilestone & Day;
  'undecided.headline.last': OfMilestone & Day;
  'undecided.now': OfMilestone & { time: 'FIRST' | 'AGAIN' };
  'undecided.sorry': None;
  /** Instead of another note: somebody calls or writes. */
  'undecided.last': Day;

  'hired.headline': None;
  'hired.now': None;
  'hired.thanks': None;
  'hired.next': ActingBy;
  /** No contract is made by the mail. */
  'hired.wait': None;
  'rejected.headline': None;
  'rejected.thanks': Place;
  'rejected.now': None;
  'rejected.now.filled': None;
  'rejected.now.cancelled': None;
  'rejected.sorry': None;
  'rejected.next': None;
  'onward.headline': None;
  'onward.now': None;
  'onward.thanks': None;
  'onward.next': ActingBy;
  'correction.headline': None;
  'correction.before': None;
  /** In place of it where the candidate was told a yes that is none. */
  'correction.yes': None;
  'correction.holds': None;
  /** Whom to tell if they acted on that yes. */
  'correction.acted': Acting;

  /** Answers to what the candidate did. */
  'receipt.passedOn': Acting;
  'receipt.unchanged': None;
  'receipt.update.headline': None;
  'receipt.update.now': None;
  'receipt.update.next': Day;
  'receipt.update.next.unknown': None;
  'receipt.data.headline': None;
  'receipt.data.now': None;
  'receipt.data.next': None;
  'receipt.erasure.headline': None;
  'receipt.erasure.now': None;
  'receipt.erasure.next': None;
  'receipt.interested.headline': None;
  'receipt.interested.now': None;
  'receipt.thanks.headline': None;
  'receipt.thanks.now': None;
  'receipt.offer.headline': None;
  'receipt.offer.now': Day;
  'receipt.offer.next': None;
  'receipt.withdrawn.headline': None;
  'receipt.withdrawn.now': None;
  'receipt.withdrawn.thanks': None;
  'receipt.withdrawn.next': None;
  'receipt.silent.headline': None;
  'receipt.silent.now': None;
  'receipt.silent.goesOn': None;
  'receipt.silent.told': Acting;
  /** How to be written to again; nobody may be known whom to tell. */
  'receipt.silent.undo': { address: string };
  'receipt.silent.undo.unknown': { organization: string };

  'digest.headline': { count: number; organization: string };
  /** `headline` and `job` are of the worst, `count` of the others. */
  'digest.subject': { headline: string; job: string; count: number };
  'digest.intro': None;
  'digest.section': { job: string; headline: string };

  'calendar.summary': { headline: string; job: string; organization: string };
  'calendar.over': None;

  'fact.role': None;
  'fact.stage': None;
  /** The date that holds, as a label before "4 December 2026", "the week of …" or "December 2026". */
  'fact.date': OfMilestone & Pick<PromisedDate, 'precision'>;
  /** The one before it. */
  'fact.earlier': None;
  'fact.told': None;
  'fact.resumes': None;
  'fact.nextWord': None;
  'fact.person': None;
  'fact.offer': None;
  'fact.deadline': None;

  reason: { reason: MailReason };
}
