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

/** At most `longest` UTF-16 units, the last an ellipsis if something was cut; no character is torn apart. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text.slice(0, longest + LONGEST_GRAPHEME))) {
    if (kept.length + segment.length > longest - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
