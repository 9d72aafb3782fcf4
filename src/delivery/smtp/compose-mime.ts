import { filePart, headerLine, multipart, textPart } from '../../platform/wire/mime-bytes.js';
import type { CalendarAttachment } from '../message/message.entity.js';
import { bodyText, headerText } from './mail-text.js';
import { usableAddress } from './usable-address.js';

export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}

/** Everything a mail is made of. The same values make the same bytes, so that a resend cannot be told from its first try. */
export interface MailToCompose {
  /** `<uuid@domain>`, kept over resends. */
  readonly messageId: string;
  readonly date: Date;
  readonly from: Mailbox & { readonly name: string };
  readonly to: Mailbox;
  readonly replyTo?: Mailbox;
  /** BCP 47, of subject and bodies. */
  readonly locale: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Whom it was for, if it goes to somebody else (in staging). */
  readonly redirectedFrom?: string;
  /** The Message-ID that this mail and others about the same thing answer to, so that they are one conversation. */
  readonly repliesTo?: string;
  readonly calendars?: readonly CalendarAttachment[];
  /** https address that unsubscribes with a single POST (RFC 8058), for what may be declined. */
  readonly unsubscribeUrl?: string;
  /** Headers for the provider that sends it, by their names as they are written. */
  readonly providerHeaders?: Readonly<Record<string, string>>;
}

const MESSAGE_ID = /^<[\w-]{1,64}@[a-z0-9.-]{1,190}>$/i;

// RFC 5322 section 2.1.1, without the CRLF.
const MAX_LINE = 998;

// A name is one word to the folding of headers: it has to fit a line even when nothing in it can be broken.
const MAX_NAME = 200;
const MAX_SUBJECT = 400;

/**
 * The mail as RFC 5322 bytes: 7 bit, CRLF, no line over 998 octets, text and HTML as alternatives. A hostile name or
 * subject loses what a header cannot carry; an address that is not one bare mailbox makes it throw.
 */
export function composeMime(mail: MailToCompose): Buffer {
  for (const id of [mail.messageId, mail.repliesTo ?? mail.messageId])
    if (!MESSAGE_ID.test(id)) throw new Error('a Message-ID is <unique@domain>');
  const mime = `${headersOf(mail).join('\r\n')}\r\n${bodyOf(mail)}`;
  assertTransportable(mime);
  return Buffer.from(mime, 'latin1');
}

function bodyOf({ messageId, text, html, calendars = [] }: MailToCompose): string {
  // "=_" occurs neither in quoted-printable nor in base64, so no body can hold the boundary.
  const boundary = `=_-${messageId.replace(/@.*|\W/g, '')}-Part_`;
  const bodies = [textPart('plain', bodyText(text)), textPart('html', bodyText(html))];
  if (calendars.length === 0) return multipart('alternative', `${boundary}1`, bodies);
  return multipart('mixed', `${boundary}1`, [
    multipart('alternative', `${boundary}2`, bodies),
    // As files to open, not as an alternative of the text: clients show that as an invitation, with buttons to answer.
    ...calendars.map(({ filename, method, content }) =>
      filePart(calendarType(method), headerText(filename, MAX_NAME), content),
    ),
  ]);
}

/** Calendars take the method that the header and the file agree on. */
const calendarType = (method: CalendarAttachment['method']) => `text/calendar; method=${method}; charset=utf-8`;

// Auto-Submitted keeps well-behaved responders silent, X-Auto-Response-Suppress those of Exchange. Not its value `All`,
// which suppresses the bounces too.
const automatic = ['Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: OOF, AutoReply'];

function headersOf(mail: MailToCompose): string[] {
  const subject = headerText(mail.subject, MAX_SUBJECT);
  return [
    ...automatic,
    headerLine('Content-Language', Intl.getCanonicalLocales(mail.locale).join(', ')),
    ...Object.entries(mail.providerHeaders ?? {}).map(([name, value]) => headerLine(name, value)),
    ...(mail.redirectedFrom === undefined
      ? []
      : [headerLine('X-Original-To', usableAddress('redirectedFrom', mail.redirectedFrom))]),
    ...unsubscribing(mail),
    headerLine('From', mailbox('from', mail.from)),
    headerLine('To', mailbox('to', mail.to)),
    ...(mail.replyTo === undefined ? [] : [headerLine('Reply-To', mailbox('replyTo', mail.replyTo))]),
    ...answering(mail),
    ...(subject === '' ? [] : [headerLine('Subject', subject)]),
    headerLine('Message-ID', mail.messageId),
    headerLine('Date', mail.date),
    'MIME-Version: 1.0',
  ];
}

function answering({ repliesTo }: MailToCompose): string[] {
  if (repliesTo === undefined) return [];
  return [headerLine('In-Reply-To', repliesTo), headerLine('References', repliesTo)];
}

function unsubscribing({ unsubscribeUrl }: MailToCompose): string[] {
  if (unsubscribeUrl === undefined) return [];
  return [
    headerLine('List-Unsubscribe', `<${new URL(unsubscribeUrl).href}>`),
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  ];
}

function mailbox(field: string, { name, address }: Mailbox): { name: string; address: string } {
  return { name: headerText(name ?? '', MAX_NAME), address: usableAddress(field, address) };
}

/** The last look: whatever was put in, this is what every relay takes. */
function assertTransportable(mime: string): void {
  if (!isAsciiText(mime)) throw new Error('the composed mail is not 7 bit');
  if (hasLongLine(mime)) throw new Error('the composed mail has a line over 998 octets');
  if (bare.test(mime)) throw new Error('the composed mail has a bare CR, LF or NUL');
}

function isAsciiText(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

function hasLongLine(text: string): boolean {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\r\n', start);
    const length = (end < 0 ? text.length : end) - start;
    if (length > MAX_LINE) return true;
    start += length + 2;
  }
  return false;
}

const bare = /\r(?!\n)|(?<!\r)\n|\0/;
