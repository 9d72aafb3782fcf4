import { httpsAddress } from './addresses.js';
import { isolated } from './isolate.js';
import { withPlainSpaces } from './keep-together.js';
import type { MailBlock, MailBlockOf, MailEnd, MailLink, Reachable } from './mail-content.js';
import { below, ownLink } from './own-links.js';
import { columnsOf, splitWords } from './split-words.js';
import { wrapWords } from './wrap-text.js';

/** Room for a quote mark or two before a reader's client wraps at 80. */
export const COLUMNS = 76;
const INDENT = '  ';

const BLOCKS: { [Kind in MailBlock['kind']]: (block: MailBlockOf<Kind>, colon: string) => string[] } = {
  PARAGRAPH: ({ text }) => wrapped(text),
  HEADING: ({ text }) => underlined(wrapped(text)),
  NOTE: ({ label, text }) => [...wrapped(label), ...indented(text)],
  FACTS: ({ facts }, colon) =>
    facts.flatMap(({ label, value }) => wrapped(label + colon + isolated(value), '', INDENT)),
  ROW: ({ title, reach, lines, link, more, otherwise, quote }) => [
    ...wrapped(title),
    ...reachLines(reach),
    ...lines.flatMap((line) => wrapped(line, INDENT)),
    ...linkLines(link, INDENT),
    ...(more === null ? [] : linkLines(more, INDENT)),
    ...wrapped(otherwise, INDENT),
    ...(quote === null ? [] : indented(quote, INDENT + INDENT)),
  ],
  LINK: ({ link }) => linkLines(link),
  CONTACT: ({ sentence, name, reach }) => [
    ...wrapped(sentence),
    ...(name ? wrapped(name, INDENT) : []),
    ...reachLines(reach),
  ],
  SIGN_OFF: ({ words, signature }) => [words, ...signature].filter(Boolean).flatMap((line) => wrapped(line)),
};

export function textBlock(block: MailBlock, colon: string): string[] {
  // The map's entry for a kind takes that kind; TypeScript cannot follow a union through it.
  return (BLOCKS[block.kind] as (block: MailBlock, colon: string) => string[])(block, colon);
}

/** What stands below everything: behind the line that mail clients read as the start of a signature. */
export function endLines({ text, links, legal }: MailEnd): string[] {
  return [
    '-- ',
    ...wrapped(text),
    ...links.flatMap((link) => linkLines(link)),
    ...(legal?.lines ?? []).flatMap((line) => wrapped(line)),
  ];
}

/** As lines behind an indent; the lines after the first may hang. */
export function wrapped(text: string, indent = '', hanging = indent): string[] {
  const lines = wrapWords(splitWords(text), COLUMNS - hanging.length, columnsOf);
  // Without a space at its end: two hyphens and a space are how clients know that only a signature follows.
  return lines.map((line, index) => withPlainSpaces(line && (index ? hanging : indent) + line).trimEnd());
}

/** A heading that can be told from a sentence, in the way of plain text since ever. */
export function underlined(lines: string[]): string[] {
  return [...lines, '-'.repeat(Math.max(...lines.map(columnsOf)))];
}

/** The address on a line of its own: one of ours is put in later, and is as long as it is. */
export function linkLines({ words, to }: MailLink, indent = ''): string[] {
  const address = to && ('slot' in to ? ownLink(to.slot) + below(to) : httpsAddress(to.address));
  return address === null ? wrapped(words, indent) : [...wrapped(words, indent), indent + address];
}

function indented(text: string, indent = INDENT): string[] {
  return text.split('\n').flatMap((line) => wrapped(line, indent));
}

function reachLines({ email, phone }: Reachable): string[] {
  return [email, phone].flatMap((line) => (line ? wrapped(line, INDENT) : []));
}
