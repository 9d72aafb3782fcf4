import { withoutIsolates } from './isolate.js';
import { chunks, type Word } from './wrap-text.js';

/** A longer word is broken: at four octets a character it stays under SMTP's 998 octets a line. */
const LONGEST_WORD = 240;
/** The same where each character takes two columns: it fits a line. */
const LONGEST_WIDE_WORD = 30;
/** Characters that take two columns where letters take one (UAX 11). */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u;

const WIDE_OR_UNSEEN = /[\u1100-\uFFFF]/u;

/**
 * Where a Japanese line may end: after punctuation, and after hiragana, which ends most words, where another script
 * begins a new one. The polite prefixes お and ご begin a word too. A date holds no hiragana and stays whole.
 */
const END_OF_LINE = new RegExp(
  [
    '(?<=[、。！？：；])(?![、。！？：；」』）])',
    '(?<=\\p{sc=Hira})(?<![おご])(?<!申し)(?=[\\p{sc=Han}\\p{sc=Kana}\\p{sc=Latn}\\p{Nd}「『（])',
    '(?<=\\p{sc=Hira})(?=[おご][\\p{sc=Han}\\p{sc=Kana}])',
  ].join('|'),
  'u',
);

/** The columns a text takes in a monospaced font. */
export function columnsOf(text: string): number {
  if (!WIDE_OR_UNSEEN.test(text)) return text.length;
  let columns = 0;
  for (const character of withoutIsolates(text)) columns += WIDE.test(character) ? 2 : 1;
  return columns;
}

/** The words of a text; of a script without spaces, what a reader would not part. */
export function splitWords(text: string): Word[] {
  return text.split(/ +/u).flatMap((word) => (WIDE.test(word) ? wideWords(word) : latinWords(word)));
}

/** Where a word is cut it goes on as if there were a space. */
function latinWords(word: string): Word[] {
  return chunks(word, LONGEST_WORD).map((piece) => ({ text: piece }));
}

function wideWords(word: string): Word[] {
  const pieces = word.split(END_OF_LINE).flatMap((part) => chunks(part, LONGEST_WIDE_WORD));
  return pieces.map((piece, index) => ({ text: piece, joined: index > 0 }));
}
