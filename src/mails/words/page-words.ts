import { withPlainSpaces } from '../layout/keep-together.js';
import { readerOf } from './mail-languages.js';
import { type MailWords, wordsFor } from './mail-words.js';

/** The words of the mails for a page, which breaks its lines by itself: the same sentences and dates, as plain text. */
export function pageWordsFor(locale: string): MailWords {
  const words = wordsFor(readerOf(locale));
  return {
    ...words,
    say: (key, values) => withPlainSpaces(words.say(key, values)),
    day: (date, style) => withPlainSpaces(words.day(date, style)),
    named: (date, style) => withPlainSpaces(words.named(date, style)),
    by: (date, style) => withPlainSpaces(words.by(date, style)),
    to: (date, style) => withPlainSpaces(words.to(date, style)),
  };
}
