import { IntlMessageFormat } from 'intl-messageformat';
import { type DateStyle, writeDate } from './mail-dates.js';
import type { CalendarDate, PromisedDate } from './mail-facts.js';
import type { Reader } from './mail-languages.js';
import type { MailLanguage, MailSentences, SentenceKey } from './mail-sentences.js';

/** Says everything in one reader's language. Facts are put in as they are: never parsed, never escaped here. */
export interface MailWords {
  say<Key extends SentenceKey>(key: Key, values: MailSentences[Key]): string;
  /** "Friday, 4 December 2026" */
  day(date: CalendarDate, style?: DateStyle): string;
  /** "the week of 30 November 2026" */
  named(date: PromisedDate): string;
  /** "in the week of 30 November 2026" */
  by(date: PromisedDate, style?: DateStyle): string;
}

export function wordsFor({ language, dateLocale }: Reader): MailWords {
  const say: MailWords['say'] = (key, values) => messageOf(language, key).format(values).toString();
  const dated = (key: 'date.named' | 'date.by', promised: PromisedDate, style?: DateStyle) =>
    say(key, { precision: promised.precision, date: writeDate(promised, dateLocale, style) });
  return {
    say,
    day: (date, style) => writeDate({ date, precision: 'DAY' }, dateLocale, style),
    named: (date) => dated('date.named', date),
    by: (date, style) => dated('date.by', date, style),
  };
}

const messages = new Map<string, IntlMessageFormat>();

/** Parsed once a process. Markup is no part of a sentence: `<` stands for itself. */
function messageOf(language: MailLanguage, key: SentenceKey): IntlMessageFormat {
  const name = `${language.locale} ${key}`;
  const message =
    messages.get(name) ??
    new IntlMessageFormat(language.sentences[key], language.locale, undefined, { ignoreTag: true });
  messages.set(name, message);
  return message;
}
