/** Embeddings, overrides and isolates: they reorder what stands around them (`Trojan source`). */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;
const LINE_BREAKS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/gu;
/** With the `u` flag Cs matches lone surrogates only. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
/** Control characters without the line feed. */
const UNPRINTABLE_IN_LINES = /(?!\n)[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** A name longer than this, in UTF-16 units, breaks every layout. */
export const LONGEST_NAME = 200;
/** Keeps a mail whose note is nothing but characters to escape under 100 KB; Gmail clips at 102 KB. */
export const LONGEST_NOTE = 5_000;
/** Enough for the longest cluster of marks a person writes; the rest is not looked at. */
const LONGEST_GRAPHEME = 64;

/** A name, title or subject: one line of printable text, safe in a header. */
export function oneLine(text: string, longest = LONGEST_NAME): string {
  const line = text
    .replace(LINE_BREAKS, ' ')
    .replace(/\t/gu, ' ')
    .replace(UNPRINTABLE, '')
    .replace(BIDI_CONTROLS, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return cut(line, longest);
}

/** A note: paragraphs of printable text, parted by line feeds. */
export function manyLines(text: string, longest = LONGEST_NOTE): string {
  const lines = text
    .replace(LINE_BREAKS, '\n')
    .replace(/\t/gu, ' ')
    .replace(UNPRINTABLE_IN_LINES, '')
    .replace(BIDI_CONTROLS, '')
    .replace(/\n\s*\n/gu, '\n\n')
    .trim();
  return cut(lines, longest);
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

const BRACKETS: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '（': '）',
  '「': '」',
  '『': '』',
  '【': '】',
};

/**
 * At most `longest` UTF-16 units (or what `size` counts), the last an ellipsis if something was cut; no character is torn
 * apart, and no bracket is left open where what stands before it says enough.
 */
export function cut(text: string, longest: number, size = (piece: string) => piece.length): string {
  if (size(text) <= longest) return text;
  let kept = '';
  let taken = 0;
  for (const { segment } of graphemes.segment(text.slice(0, longest + LONGEST_GRAPHEME))) {
    taken += size(segment);
    if (taken > longest - 1) break;
    kept += segment;
  }
  return `${withoutOpenBracket(kept).trimEnd()}…`;
}

function withoutOpenBracket(text: string): string {
  const open: { at: number; end: string }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const end = BRACKETS[character];
    if (end !== undefined) open.push({ at, end });
    else if (open.at(-1)?.end === character) open.pop();
  }
  const [first] = open;
  return first !== undefined && first.at > text.length / 3 ? text.slice(0, first.at) : text;
}
