import type { MailMilestone, MailReason, PromisedDate } from './mail-facts.js';

// Aliases, not interfaces: only an alias fits the index signature that the formatter asks for.
type Dated = {
  milestone: MailMilestone;
  /** A phrase made by `date.by`. */
  by: string;
};

type Place = {
  job: string;
  organization: string;
};

/** A date as a reader writes it, with its weekday. */
type Day = {
  date: string;
};

type None = Record<never, string>;

/** Every sentence a mail can hold, with the placeholders it may use. A language that lacks one does not compile. */
export interface MailSentences {
  greeting: { name: string };
  'greeting.nameless': None;
  about: Place;
  subject: Place & { headline: string };
  closing: None;
  footer: Place;
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

  'fact.role': None;
  'fact.stage': None;
  'fact.told': None;
  'fact.before': None;
  'fact.now': None;
  'fact.until': None;
  'fact.followUp': None;
  'fact.nextWord': None;

  reason: { reason: MailReason };
}

export type SentenceKey = keyof MailSentences;

/** One language: its sentences are ICU messages. Adding one is a file here and its line in `mail-languages.ts`. */
export interface MailLanguage {
  /** BCP 47. */
  locale: string;
  direction: 'ltr' | 'rtl';
  /** Whose habits dates follow when the reader's locale names no region. */
  dateLocale: string;
  sentences: Record<SentenceKey, string>;
}
