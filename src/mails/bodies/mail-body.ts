import type { MailFact } from '../layout/mail-content.js';
import type { MailFacts, MailReason, PromisedDate } from '../mail-facts.js';
import type { DateStyle } from '../words/mail-dates.js';
import { inLanguageOf } from '../words/mail-languages.js';
import type { MailWords } from '../words/mail-words.js';

/** What differs from kind to kind; what all mails share is added around it. */
export interface MailBody {
  /** The heading, and with short dates the start of the subject. */
  headline(style: DateStyle): string;
  /** What a lock screen shows beside the subject: useful, and never a no. */
  preheader: string;
  /** What was said before, what is true now, what happens next: sentences of each. */
  paragraphs: string[][];
  /** Nothing, or two at least: one fact is no table. */
  facts: MailFact[];
  /** The process ends without a yes: wishes take the place of the usual closing. */
  isFarewell?: boolean;
  /** It is about all that the candidate has with the organization: no job in its subject, and nothing more to choose. */
  isAboutEverything?: boolean;
}

export type BodyWriter = (facts: MailFacts, words: MailWords) => MailBody;

/** Who answers, if the candidate writes back; null: nobody. */
export function whoAnswers({ recruiter, organization }: MailFacts): 'PERSON' | 'TEAM' | null {
  if (recruiter) return 'PERSON';
  return organization.replyTo ? 'TEAM' : null;
}

/** Who acts for the organization. */
export function acting({ recruiter }: MailFacts): { who: 'PERSON' | 'TEAM'; recruiter: string } {
  return recruiter?.name ? { who: 'PERSON', recruiter: recruiter.name } : { who: 'TEAM', recruiter: '' };
}

export function about({ job, organization }: MailFacts, words: MailWords): string {
  return words.say('about', { job: job.title, organization: organization.name });
}

/** Where an application that is active stands, and what to do if another offer cannot wait. */
export function stillOpen(facts: MailFacts, words: MailWords): string[] {
  return [words.say('open.now', {}), ...otherOffer(facts, words)];
}

export function otherOffer(facts: MailFacts, words: MailWords): string[] {
  return whoAnswers(facts) ? [words.say('open.offer', acting(facts))] : [];
}

/** The date the candidate was told, and what has become of it; nothing where none was told. */
export function told(facts: MailFacts, words: MailWords, ...then: string[]): string[] {
  const { dateBefore, milestone } = facts.timeline;
  return dateBefore ? [words.say('told.date', { milestone, by: words.by(dateBefore) }), ...then] : [];
}

/** Why a date moved later, or why nothing moves. It reads true for the kinds it is given for. */
export function reasonFor(kind: 'EXTENDED' | 'HELD', { reason }: MailFacts, words: MailWords): string[] {
  if (reason === null || (kind === 'HELD' && !FIT_A_HOLD.has(reason))) return [];
  return [words.say('reason', { reason })];
}

/** Whoever still holds interviews is not on hold. */
const FIT_A_HOLD: ReadonlySet<MailReason> = new Set<MailReason>([
  'DECISION_MAKER_AWAY',
  'APPROVAL_PENDING',
  'ROLE_CHANGED',
  'BUDGET',
  'OTHER',
]);

/** Role and public stage, and what a kind adds; without what is not known. */
export function factsTable(facts: MailFacts, words: MailWords, more: (MailFact | null)[]): MailFact[] {
  const stage = facts.stage && inLanguageOf(facts.stage, words.reader);
  return tableOf(facts, words, [stage ? { label: words.say('fact.stage', {}), value: stage } : null, ...more]);
}

/** The same without the stage: of what is decided it would say too much or too little. */
export function tableOf(facts: MailFacts, words: MailWords, more: (MailFact | null)[]): MailFact[] {
  const all = [{ label: words.say('fact.role', {}), value: facts.job.title }, ...more].filter((fact) => fact !== null);
  return all.length > 1 ? all : [];
}

/** The date that holds, called what it is. */
export function dateFact({ timeline: { dateNow, milestone } }: MailFacts, words: MailWords): MailFact | null {
  if (!dateNow) return null;
  const label = words.say('fact.date', { milestone, precision: dateNow.precision });
  return { label, value: words.named(dateNow, 'MEDIUM') };
}

export function nextWordFact({ nextWordOn }: MailFacts, words: MailWords): MailFact | null {
  return nextWordOn ? { label: words.say('fact.nextWord', {}), value: words.day(nextWordOn, 'MEDIUM') } : null;
}

export function isSame(one: PromisedDate, other: PromisedDate): boolean {
  return one.date === other.date && one.precision === other.precision;
}
