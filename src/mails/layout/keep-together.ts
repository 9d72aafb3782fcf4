/** Stands for a space at which no line may be broken; no text leaves the composition with it. */
const NO_BREAK_SPACE = '\u00A0';

/** Around a date, which no line of HTML breaks. Other people's words hold neither, see `clean-text.ts`. */
const DATE_START = '\uFDD2';
const DATE_END = '\uFDD3';
const DATE_MARKS = /[\uFDD2\uFDD3]/gu;

/** A longer name is broken like any sentence. Half a line of text. */
const LONGEST_KEPT = 40;

/** A name as one word, so that wrapping leaves it whole: people search mails for it. */
export function keepTogether(text: string): string {
  return text.length > LONGEST_KEPT ? text : text.replaceAll(' ', NO_BREAK_SPACE);
}

/** The same for a date, in HTML too. */
export function keepDate(text: string): string {
  return DATE_START + keepTogether(text) + DATE_END;
}

/** Without the spaces that languages put before their punctuation either (U+202F). */
export function withPlainSpaces(text: string): string {
  return withoutDateMarks(text).replace(/[\u00A0\u202F]/gu, ' ');
}

export function withoutDateMarks(text: string): string {
  return text.replace(DATE_MARKS, '');
}

/** For HTML, after escaping. */
export function datesAsSpans(html: string): string {
  return html.replaceAll(DATE_START, '<span style="white-space:nowrap">').replaceAll(DATE_END, '</span>');
}
