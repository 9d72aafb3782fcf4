import { encode as base64, wrap as wrapBase64 } from 'nodemailer/lib/base64';
import type MimeNode from 'nodemailer/lib/mime-node';
import { encode as quotedPrintable, wrap as wrapQuotedPrintable } from 'nodemailer/lib/qp';

/**
 * A composed mail whose parts are all texts, as nodemailer's own stream writes it. That stream builds some ten others for
 * each mail, which took more time than everything else about it.
 */
export function mimeText(node: MimeNode): string {
  const head = `${node.buildHeaders()}\r\n\r\n`;
  // Building the headers has decided it.
  const encoding = String(node.getHeader('Content-Transfer-Encoding'));
  const content = node.content === undefined ? '' : encoded(node.content, encoding);
  if (!node.multipart) return head + content;
  const parts = node.childNodes.map((child) => `--${node.boundary}\r\n${mimeText(child)}`);
  return `${head}${content}${parts.join('\r\n')}\r\n--${node.boundary}--\r\n`;
}

function encoded(content: MimeNode['content'], encoding: string): string {
  if (typeof content !== 'string') throw new Error('a part of a mail is composed from a text');
  if (encoding === 'quoted-printable') return wrapQuotedPrintable(quotedPrintable(content));
  if (encoding === 'base64') return wrapBase64(base64(content));
  return content;
}
