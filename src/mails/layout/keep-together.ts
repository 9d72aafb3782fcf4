/** Stands for a space at which no line may be broken; no text leaves the composition with it. */
const NO_BREAK_SPACE = '\u00A0';

/** A longer name is broken like any sentence. Half a line of text. */
const LONGEST_KEPT = 40;

/** A date or a name as one word, so that wrapping leaves it whole: people search mails for both. */
export function keepTogether(text: string): string {
  return text.length > LONGEST_KEPT ? text : text.replaceAll(' ', NO_BREAK_SPACE);
}

/** Without the spaces that languages put before their punctuation either (U+202F). */
export function withPlainSpaces(text: string): string {
  return text.replace(/[\u00A0\u202F]/gu, ' ');
}
