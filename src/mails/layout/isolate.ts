/**
 * First strong isolate and its end (UAX 9): what stands between them is read in its own direction and does not turn
 * the sentence around. Other people's words hold neither, see `clean-text.ts`: the marks in a mail are all ours.
 */
const START = '\u2068';
const END = '\u2069';
const MARKED = /\u2068([^\u2068\u2069]*)\u2069/gu;
const TAGGED = /<bdi>((?:(?!<\/?bdi>).)*)<\/bdi>/gsu;

/** Left-to-right mark. */
const LRM = '\u200E';

const FROM_RIGHT_TO_LEFT =
  /[\p{Script=Arab}\p{Script=Hebr}\p{Script=Syrc}\p{Script=Thaa}\p{Script=Nkoo}\p{Script=Adlm}]/u;

/** The other letters; digits and marks follow what is around them. */
const FROM_LEFT_TO_RIGHT = new RegExp(`(?!${FROM_RIGHT_TO_LEFT.source})\\p{L}`, 'u');

/** `C++`, `.NET`, `F#`: Latin letters and the marks that belong to them. */
const LATIN_TOKEN =
  /(?<![\p{Script=Latin}\p{Nd}])(?:[.#]?\p{Script=Latin}[\p{Script=Latin}\p{Nd}.#+*-]*[#+*]|[.#]\p{Script=Latin}[\p{Script=Latin}\p{Nd}]*)/gu;

export type Direction = 'ltr' | 'rtl';

/** A name inside of a sentence, whatever direction it is written in. */
export function isolated(text: string): string {
  return text && `${START}${text}${END}`;
}

export function withoutIsolates(text: string): string {
  return text.replace(/[\u2068\u2069]/gu, '');
}

/** For a plain text: only where a name has letters of the other direction, so that most texts hold no invisible mark. */
export function neededIsolates(text: string, direction: Direction): string {
  return text.replace(MARKED, (marked, inner: string) => (isForeign(inner, direction) ? marked : inner));
}

/** For HTML, after escaping. */
export function isolatesAsTags(html: string): string {
  return html.replaceAll(START, '<bdi>').replaceAll(END, '</bdi>');
}

/** For clients that take `<bdi>` out (Gmail, Outlook, Yahoo): the marks themselves as well, where they are needed. */
export function isolatesBesideTags(html: string, direction: Direction): string {
  return html.replace(TAGGED, (tagged, inner: string) =>
    isForeign(inner.replace(/<[^>]*>|&\w+;/gu, ''), direction) ? START + tagged + END : tagged,
  );
}

/** In a name from right to left the marks of a Latin token stay on its side: "C++" is not turned into "++C". */
export function withLatinMarks(name: string): string {
  if (!FROM_RIGHT_TO_LEFT.test(name)) return name;
  return name.replace(LATIN_TOKEN, (token) => (/^[.#]/u.test(token) ? LRM : '') + token + LRM);
}

function isForeign(text: string, direction: Direction): boolean {
  return (direction === 'rtl' ? FROM_LEFT_TO_RIGHT : FROM_RIGHT_TO_LEFT).test(text);
}
