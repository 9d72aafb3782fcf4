/**
 * First strong isolate and its end (UAX 9): what stands between them is read in its own direction and does not turn
 * the sentence around. Other people's words hold neither, see `clean-text.ts`: the marks in a mail are all ours.
 */
const START = '\u2068';
const END = '\u2069';
const MARKED = /\u2068([^\u2068\u2069]*)\u2069/gu;

const FROM_RIGHT_TO_LEFT =
  /[\p{Script=Arab}\p{Script=Hebr}\p{Script=Syrc}\p{Script=Thaa}\p{Script=Nkoo}\p{Script=Adlm}]/u;

/** The other letters; digits and marks follow what is around them. */
const FROM_LEFT_TO_RIGHT = new RegExp(`(?!${FROM_RIGHT_TO_LEFT.source})\\p{L}`, 'u');

/** A name inside of a sentence, whatever direction it is written in. */
export function isolated(text: string): string {
  return text && `${START}${text}${END}`;
}

export function withoutIsolates(text: string): string {
  return text.replace(/[\u2068\u2069]/gu, '');
}

/** For a plain text: only where a name has letters of the other direction, so that most texts hold no invisible mark. */
export function neededIsolates(text: string, direction: 'ltr' | 'rtl'): string {
  return text.replace(MARKED, (marked, inner: string) =>
    (direction === 'rtl' ? FROM_LEFT_TO_RIGHT : FROM_RIGHT_TO_LEFT).test(inner) ? marked : inner,
  );
}

/** For HTML, after escaping. */
export function isolatesAsTags(html: string): string {
  return html.replaceAll(START, '<bdi>').replaceAll(END, '</bdi>');
}
