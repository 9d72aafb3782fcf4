import { isolated } from './isolate.js';
import { withPlainSpaces } from './keep-together.js';
import type { MailBlock, MailBlockOf, MailLink } from './mail-content.js';
import { ownLink } from './own-links.js';
import { columnsOf, splitWords } from './split-words.js';
import { wrapWords } from './wrap-text.js';

/** Room for a quote mark or two before a reader's client wraps at 80. */
const COLUMNS = 76;
const INDENT = '  ';

const BLOCKS: { [Kind in MailBlock['kind']]: (block: MailBlockOf<Kind>, colon: string) => string[] } = {
  PARAGRAPH: ({ text }) => wrapped(text),
  HEADING: ({ text }) => underlined(wrapped(text)),
  NOTE: ({ label, text }) => [...wrapped(label), ...text.split('\n').flatMap((line) => wrapped(line, INDENT))],
  FACTS: ({ facts }, colon) =>
    facts.flatMap(({ label, value }) => wrapped(label + colon + isolated(value), '', INDENT)),
  ROW: ({ title, lines, link }) => [
    ...wrapped(title),
    ...lines.flatMap((line) => wrapped(line, INDENT)),
    ...linkLines(link, INDENT),
  ],
  LINK: ({ link }) => linkLines(link),
  CONTACT: ({ sentence, name, email }) => [
    ...wrapped(sentence),
    ...[name, email].flatMap((line) => (line ? wrapped(line, INDENT) : [])),
  ],
  SIGN_OFF: ({ words, organization }) => [...wrapped(words), ...wrapped(organization)],
};

export function textBlock(block: MailBlock, colon: string): string[] {
  // The map's entry for a kind takes that kind; TypeScript cannot follow a union through it.
  return (BLOCKS[block.kind] as (block: MailBlock, colon: string) => string[])(block, colon);
}

/** As lines behind an indent; the lines after the first may hang. */
export function wrapped(text: string, indent = '', hanging = indent): string[] {
  const lines = wrapWords(splitWords(text), COLUMNS - hanging.length, columnsOf);
  return lines.map((line, index) => withPlainSpaces(line && (index ? hanging : indent) + line));
}

/** A heading that can be told from a sentence, in the way of plain text since ever. */
export function underlined(lines: string[]): string[] {
  return [...lines, '-'.repeat(Math.max(...lines.map(columnsOf)))];
}

/** The address on a line of its own: it is put in later, and is as long as it is. */
export function linkLines({ words, name }: MailLink, indent = ''): string[] {
  return name === null ? wrapped(words, indent) : [...wrapped(words, indent), indent + ownLink(name)];
}
