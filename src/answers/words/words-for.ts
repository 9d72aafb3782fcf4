import { MAIL_LANGUAGES } from '../../mails/index.js';
import { type PageReader, pageReaderOf } from '../../notifications/index.js';
import { isolated } from '../../platform/html/isolated.js';
import type { AnswerWord, AnswerWords } from './answer-words.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ja } from './ja.js';

export const ANSWER_WORDS: Readonly<Record<string, AnswerWords>> = { en, ar, de, es, fr, ja };

/** Of what is filled in, what other people typed: it keeps its own direction. */
const OUTSIDE: ReadonlySet<string> = new Set(['name', 'organization', 'candidate', 'address']);

/** In whose language a member's page speaks. */
export interface AnswerReader extends PageReader {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  say(word: AnswerWord, values?: Readonly<Record<string, string | number>>): string;
}

export function answerReader(locale: string, zone: string): AnswerReader {
  const reader = pageReaderOf(locale, zone);
  const language = reader.mail.reader.language;
  const words = ANSWER_WORDS[language.locale] ?? en;
  return {
    ...reader,
    locale: language.locale,
    direction: language.direction,
    say: (word, values = {}) =>
      words[word].replace(/\{(\w+)\}/gu, (_, name: string) => {
        const value = String(values[name] ?? '');
        return OUTSIDE.has(name) ? isolated(value) : value;
      }),
  };
}

/** For whoever asks, of whom nothing is known but what their browser says. */
export function readerOfBrowser(acceptLanguage: string | undefined): AnswerReader {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((wish) => wish.split(';', 1)[0]?.trim().toLowerCase());
  const known = MAIL_LANGUAGES.map(({ locale }) => locale);
  const found = wanted.map((tag) => tag?.split('-', 1)[0]).find((tag) => tag !== undefined && known.includes(tag));
  return answerReader(found ?? 'en', 'UTC');
}
