import type { MailFact } from '../layout/mail-content.js';
import type { MailFacts } from '../mail-facts.js';
import type { DateStyle } from '../words/mail-dates.js';
import type { MailWords } from '../words/mail-words.js';

/** What differs from kind to kind; what all mails share is added around it. */
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

export function about({ job, organization }: MailFacts, words: MailWords): string {
  return words.say('about', { job: job.title, organization: organization.name });
}

export function followUpFact({ timeline: { followUpDate } }: MailFacts, words: MailWords): MailFact | null {
  return followUpDate ? { label: words.say('fact.followUp', {}), value: words.day(followUpDate) } : null;
}

export function nextWordFact({ nextWordOn }: MailFacts, words: MailWords): MailFact | null {
  return nextWordOn ? { label: words.say('fact.nextWord', {}), value: words.day(nextWordOn) } : null;
}
