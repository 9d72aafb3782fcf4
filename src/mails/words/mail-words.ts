import { IntlMessageFormat } from 'intl-messageformat';
import { isolated } from '../layout/isolate.js';
import type { CalendarDate, PromisedDate } from '../mail-facts.js';
import { type DateStyle, writeDate } from './mail-dates.js';
import type { MailSentences, SentenceKey } from './mail-language.js';
import type { Reader } from './mail-languages.js';

/** Says everything in one reader's language. Facts are put in as they are: never parsed, never escaped here. */
export interface MailWords {
  readonly reader: Reader;
  say<Key extends SentenceKey>(key: Key, values: MailSentences[Key]): string;
  /** "Friday 4 December 2026" */
  day(date: CalendarDate, style?: DateStyle): string;
  /** "the week of 30 November 2026" */
  named(date: PromisedDate, style?: DateStyle): string;
  /** "in the week of 30 November 2026" */
  by(date: PromisedDate, style?: DateStyle): string;
  /** "to the week of 30 November 2026" */
  to(date: PromisedDate, style?: DateStyle): string;
  /** "3 overdue, 2 due": as the language lists things. */
  list(parts: readonly string[]): string;
  /** Sentences as a paragraph. */
  paragraph(sentences: readonly string[]): string;
  /** The same words with the first letter of a sentence. */
  opening(sentence: string): string;
}

/** Placeholders that hold other people's words, in whatever script. */
const OUTSIDE = new Set([
  ...['name', 'salutation', 'job', 'organization', 'recruiter', 'candidate', 'subject', 'author', 'address'],
]);

export function wordsFor(reader: Reader): MailWords {
  const { language } = reader;
  const say: MailWords['say'] = (key, values) => {
    const hasCount = Object.values(values).some((value) => typeof value === 'number');
    const shown = Object.entries(values).map(([name, value]) => [
      name,
      OUTSIDE.has(name) ? isolated(String(value)) : value,
    ]);
    return String(messageOf(reader, key, hasCount ? digitsOf(reader) : null).format(Object.fromEntries(shown)));
  };
  const dated = (key: 'date.named' | 'date.by' | 'date.to', promised: PromisedDate, style?: DateStyle) =>
    say(key, { precision: promised.precision, date: writeDate(promised, reader, style) });
  return {
    reader,
    say,
    day: (date, style) => writeDate({ date, precision: 'DAY' }, reader, style),
    named: (date, style) => dated('date.named', date, style),
    by: (date, style) => dated('date.by', date, style),
    to: (date, style) => dated('date.to', date, style),
    list: (parts) => new Intl.ListFormat(language.locale).format(parts),
    paragraph: (sentences) => sentences.filter(Boolean).join(language.gap),
    opening: (sentence) => sentence.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(language.locale)),
  };
}

/** Counts are written in the digits of the dates beside them. */
function digitsOf({ dateLocale }: Reader): string {
  return new Intl.NumberFormat(dateLocale).resolvedOptions().numberingSystem;
}

const messages = new Map<string, IntlMessageFormat>();
/** Every sentence of every language with a few regions' digits and words. */
const MOST_MESSAGES = 20_000;

/** Parsed once a process. Markup is no part of a sentence: `<` stands for itself. */
function messageOf({ language, region }: Reader, key: SentenceKey, digits: string | null): IntlMessageFormat {
  const locale = digits === null ? language.locale : `${language.locale}-u-nu-${digits}`;
  const spokenIn = language.inRegion === undefined ? null : region;
  const name = `${locale} ${spokenIn} ${key}`;
  const message = messages.get(name) ?? parse(language, key, locale, spokenIn);
  if (messages.size >= MOST_MESSAGES) messages.clear();
  messages.set(name, message);
  return message;
}

function parse({ sentences, inRegion }: Reader['language'], key: SentenceKey, locale: string, region: string | null) {
  const message = region === null ? sentences[key] : (inRegion?.(sentences[key], region) ?? sentences[key]);
  return new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
}
