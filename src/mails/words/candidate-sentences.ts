import type { MailMilestone, MailReason, PromisedDate } from '../mail-facts.js';

// Aliases, not interfaces: only an alias fits the index signature that the formatter asks for.
export type Dated = {
  milestone: MailMilestone;
  /** A phrase made by `date.by`. */
  by: string;
};

type Place = {
  job: string;
  organization: string;
};

/** A date as a reader writes it, with its weekday. */
export type Day = {
  date: string;
};

export type None = Record<never, string>;

/** Every sentence a candidate's mail can hold, with the placeholders it may use. */
export interface CandidateSentences {
  greeting: { name: string };
  'greeting.nameless': None;
  about: Place;
  subject: Place & { headline: string };
  closing: None;
  footer: Place;
  preferences: None;
  contact: None;
  'contact.unknown': { organization: string };
  note: None;

  'date.named': Day & Pick<PromisedDate, 'precision'>;
  'date.by': Day & Pick<PromisedDate, 'precision'>;
  'told.date': Dated;
  'now.date': Dated;
  sorry: None;
  'next.moves': None;
  'next.followUp': Day;

  'set.headline': Dated;
  'set.before': None;
  'extended.headline': Dated;
  'extended.before': None;
  'advanced.headline': Dated;
  'advanced.before': None;
  'reconfirmed.headline': Dated;
  'reconfirmed.before': None;
  'held.headline': Day;
  'held.now': Day;
  'held.date': Dated;
  'held.pause': None;
  'held.next': None;
  'resumed.headline': Dated;
  'resumed.before': None;
  'passed.headline': Pick<Dated, 'milestone'>;
  'passed.now': Pick<Dated, 'milestone'> & Pick<PromisedDate, 'precision'>;
  'passed.next': Day & Pick<Dated, 'milestone'>;
  'passed.next.unknown': None;
  'undecided.headline': Pick<Dated, 'milestone'>;
  'undecided.now': Pick<Dated, 'milestone'>;
  'undecided.sorry': None;
  /** Instead of another note: somebody calls or writes. */
  'undecided.last': Day;

  'hired.headline': None;
  'hired.now': None;
  'hired.thanks': None;
  'hired.next': Day;
  'hired.next.unknown': None;
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
  'onward.next': Day;
  'onward.next.unknown': None;
  'correction.headline': None;
  'correction.before': None;
  'correction.holds': None;

  /** Answers to what the candidate did. */
  'receipt.passedOn': { recruiter: string };
  'receipt.passedOn.unknown': None;
  'receipt.unchanged': None;
  'receipt.update.headline': None;
  'receipt.update.now': None;
  'receipt.update.next': Day;
  'receipt.update.next.unknown': None;
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
  'receipt.silent.next': None;

  'digest.headline': { count: number; organization: string };
  'digest.subject': { headline: string; jobs: string };
  'digest.intro': None;
  'digest.section': { job: string; headline: string };
  'digest.footer': { organization: string };

  'fact.role': None;
  'fact.stage': None;
  'fact.told': None;
  'fact.before': None;
  'fact.now': None;
  'fact.until': None;
  'fact.followUp': None;
  'fact.nextWord': None;
  'fact.person': None;
  'fact.deadline': None;

  reason: { reason: MailReason };
}
