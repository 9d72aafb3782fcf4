import type { CandidateSentences } from './candidate-sentences.js';
import type { MemberSentences } from './member-sentences.js';

export interface MailSentences extends CandidateSentences, MemberSentences {}

export type SentenceKey = keyof MailSentences;

/** ICU messages, one for each sentence. */
export type Messages<Sentences> = Record<keyof Sentences, string>;

/**
 * One language: its sentences are ICU messages. Adding one is adding a folder to `languages` whose `language.ts` exports
 * it as `language`; a language that lacks a sentence does not compile.
 */
export interface MailLanguage {
  /** BCP 47. */
  locale: string;
  direction: 'ltr' | 'rtl';
  /** Whose habits dates follow when the reader's locale names no region. */
  dateLocale: string;
  /** Between a label and its value in a plain text. */
  colon: string;
  /** Between two sentences. */
  gap: string;
  /** How a day with its weekday is written, where it is not in full words. */
  day?: Intl.DateTimeFormatOptions;
  /** What a writer of the language would correct in a date by Intl. */
  polishDate?(date: string): string;
  sentences: Messages<MailSentences>;
  /** The same sentence as readers of a region (`MX`, `419`) would write it. */
  inRegion?(message: string, region: string): string;
  /** Words of hope that a date, or a person, may not bear out: `lintTemplate` warns of them. Lower case. */
  falseHope: readonly string[];
}
