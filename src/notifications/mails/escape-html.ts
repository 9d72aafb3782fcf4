import { withPlainSpaces } from './keep-together.js';
import { chunks, wrapText } from './wrap-text.js';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Three octets a character at most, with the tags around them: lines stay under SMTP's 998 octets. */
const COLUMNS = 240;
/** Six octets a character when all of them are escaped. */
const LONGEST_WORD = 120;

/** Safe as text and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return withPlainSpaces(text).replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}

/** Text of any length as escaped lines. A long word is broken inside of tags, where a line feed is no space. */
export function htmlText(text: string): string {
  const words = text.split(/ +/u).map((word) => chunks(word, LONGEST_WORD).map(escapeHtml).join('<wbr\n>'));
  return wrapText(words, COLUMNS).join('\n');
}
