import { withPlainSpaces } from './keep-together.js';
import type { MailContent } from './mail-content.js';
import { chunks, wrapText } from './wrap-text.js';

/** Room for a quote mark or two before a reader's client wraps at 80. */
const COLUMNS = 76;
/** A longer word is broken: at four octets a character it stays under SMTP's 998 octets a line. */
const LONGEST_WORD = 240;
const INDENT = '  ';

export function renderText(mail: MailContent): string {
  const blocks = [
    wrapped(mail.greeting),
    ...mail.paragraphs.map((paragraph) => wrapped(paragraph)),
    ...(mail.note
      ? [[...wrapped(mail.note.label), ...mail.note.text.split('\n').flatMap((line) => wrapped(line, INDENT))]]
      : []),
    mail.facts.flatMap(({ label, value }) => wrapped(`${label}: ${value}`, '', INDENT)),
    contactLines(mail),
    [mail.closing, ...wrapped(mail.organization)],
    // The line that mail clients read as the start of a signature.
    ['-- ', ...wrapped(mail.footer)],
  ];
  return withPlainSpaces(`${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`);
}

/** As lines behind an indent; the lines after the first may hang. */
function wrapped(text: string, indent = '', hanging = indent): string[] {
  const words = text.split(/ +/u).flatMap((word) => chunks(word, LONGEST_WORD));
  return wrapText(words, COLUMNS - hanging.length).map((line, index) => line && (index ? hanging : indent) + line);
}

function contactLines({ contact }: MailContent): string[] {
  return [
    ...wrapped(contact.sentence),
    ...[contact.name, contact.email].flatMap((line) => (line ? wrapped(line, INDENT) : [])),
  ];
}
