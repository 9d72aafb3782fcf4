import { escapeText } from '../../platform/html/escape-text.js';
import { isolatesAsTags, withoutIsolates } from './isolate.js';
import { datesAsSpans, withoutDateMarks } from './keep-together.js';
import { chunks, wrapWords } from './wrap-text.js';

/** Three octets a character at most, with the tags around them: lines stay under SMTP's 998 octets. */
const COLUMNS = 240;
/** Six octets a character when all of them are escaped. */
const LONGEST_WORD = 120;

/** Safe as text and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return escaped(withoutDateMarks(withoutIsolates(text)));
}

/** Text of any length as escaped lines. A long word is broken inside of tags, where a line feed is no space. */
export function htmlText(text: string): string {
  const words = text.split(/ +/u).map((word) => ({
    text: chunks(word, LONGEST_WORD)
      .map((piece) => datesAsSpans(isolatesAsTags(escaped(piece))))
      .join('<wbr\n>'),
  }));
  return wrapWords(words, COLUMNS).join('\n');
}

/**
 * With the brace, so that nobody's words can be taken for the place of a link (`{{link:…}}`). A space that belongs to a
 * language's punctuation stays unbroken.
 */
function escaped(text: string): string {
  return escapeText(text.replaceAll('\u00A0', ' ').replaceAll('\u202F', '\u00A0')).replaceAll('{', '&#123;');
}
