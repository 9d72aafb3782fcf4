import type { DateStyle } from './mail-dates.js';
import type { MailFacts } from './mail-facts.js';
import type { MailWords } from './mail-words.js';

/** One line of the table of facts. */
export interface MailFact {
  label: string;
  value: string;
}

/** What differs from kind to kind; what all mails share is added by `compose-mail.ts`. */
export interface MailBody {
  /** The heading with long dates, the start of the subject with short ones. */
  headline(style: DateStyle): string;
  preheader: string;
  /** What was said before, what is true now, what happens next: sentences of each. */
  paragraphs: string[][];
  facts: MailFact[];
}

export type BodyWriter = (facts: MailFacts, words: MailWords) => MailBody;

/** Role and stage, which every mail shows, and what a kind adds; without what is not known. */
export function factsTable(facts: MailFacts, words: MailWords, more: (MailFact | null)[]): MailFact[] {
  const all = [
    { label: words.say('fact.role', {}), value: facts.job.title },
    facts.stage ? { label: words.say('fact.stage', {}), value: facts.stage } : null,
    ...more,
  ];
  return all.filter((fact) => fact !== null);
}
