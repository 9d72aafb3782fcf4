import { encode as base64, wrap as wrapBase64 } from 'nodemailer/lib/base64';
import { buildHeaderValue, foldLines } from 'nodemailer/lib/mime-funcs';
import MimeNode from 'nodemailer/lib/mime-node';
import { encode as quotedPrintable, wrap as wrapQuotedPrintable } from 'nodemailer/lib/qp';

// nodemailer's MailComposer makes the same bytes of the same functions, and takes half as long again: it asks the system
// for random ones at every part, and reads and rewrites each header several times.

const encoder = new MimeNode(false);

/** One header as it stands in a mail: encoded, and folded where it is long. */
export function headerLine(name: string, value: Parameters<MimeNode['encodeHeaderValue']>[1]): string {
  return foldLines(`${name}: ${encoder.encodeHeaderValue(name, value)}`, 76);
}

export function textPart(subtype: 'plain' | 'html', content: string): string {
  if (content === '') throw new Error('a part of a mail is composed from a text');
  const [encoding, encoded] = isMostlyLatin(content)
    ? ['quoted-printable', wrapQuotedPrintable(quotedPrintable(content))]
    : ['base64', wrapBase64(base64(content))];
  return `Content-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${encoded}`;
}

/** The headers of a file that is attached, and the file. */
export function filePart(contentType: string, filename: string, content: string): string {
  const options = { baseBoundary: 'none', filename };
  const node = new MimeNode('multipart/mixed', options).createChild(contentType, options);
  node.setHeader('Content-Transfer-Encoding', 'base64').setHeader('Content-Disposition', 'attachment');
  return `${node.setContent(content).buildHeaders()}\r\n\r\n${wrapBase64(base64(content))}`;
}

/** A body of several parts with the header that says so, which comes last. */
export function multipart(subtype: 'alternative' | 'mixed', boundary: string, parts: readonly string[]): string {
  const type = buildHeaderValue({ value: `multipart/${subtype}`, params: { boundary } });
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `${foldLines(`Content-Type: ${type}`, 76)}\r\n\r\n${body}--${boundary}--\r\n`;
}

/** Which makes quoted-printable the shorter encoding: more letters of ASCII than units beyond it. */
function isMostlyLatin(text: string): boolean {
  // Each of them takes at least one byte more than a unit of ASCII.
  const mostBeyond = Buffer.byteLength(text) - text.length;
  let letters = 0;
  let beyond = 0;
  for (let at = 0; letters <= mostBeyond && at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) beyond += 1;
    // Setting the bit makes small letters of capital ones.
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) letters += 1;
  }
  return mostBeyond === 0 || letters > beyond;
}
