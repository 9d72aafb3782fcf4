import { cut } from '../clean-text.js';
import { chunks, type Word } from './wrap-text.js';

/** A longer word is broken: at four octets a character it stays under SMTP's 998 octets a line. */
const LONGEST_WORD = 240;
/** The same where each character takes two columns: it fits a line. */
const LONGEST_WIDE_WORD = 30;
/** Characters that take two columns where letters take one (UAX 11). */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u;

const WIDE_OR_UNSEEN = /[\u1100-\uFFFF]/u;
/** Marks of direction, and those around dates. */
const UNSEEN = /[\u200E\u2068\u2069\uFDD2\uFDD3]/u;

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
  for (const character of text) columns += WIDE.test(character) ? 2 : UNSEEN.test(character) ? 0 : 1;
  return columns;
}

/** The same text with room for a line break after each phrase, where the script has no spaces. */
export function withPhraseBreaks(text: string, lineBreak: string): string {
  return WIDE.test(text) ? text.split(END_OF_LINE).join(lineBreak) : text;
}

/** At most so many columns, the last an ellipsis if something was cut; a bracket is not left open. */
export function cutToColumns(text: string, columns: number): string {
  return cut(text, columns, columnsOf);
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
