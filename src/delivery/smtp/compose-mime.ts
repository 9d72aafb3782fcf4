import MailComposer from 'nodemailer/lib/mail-composer';
import { bodyText, headerText } from './mail-text.js';
import { mimeText } from './mime-bytes.js';
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
  /** An iCalendar file that publishes dates and invites nobody. */
  readonly calendar?: { readonly filename: string; readonly content: string };
  /** https address that unsubscribes with a single POST (RFC 8058), for what may be declined. */
  readonly unsubscribeUrl?: string;
  /** Headers for the provider that sends it, by name. */
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
  if (!MESSAGE_ID.test(mail.messageId)) throw new Error('a Message-ID is <unique@domain>');
  const composer = new MailComposer({
    messageId: mail.messageId,
    date: mail.date,
    from: mailbox('from', mail.from),
    to: mailbox('to', mail.to),
    replyTo: mail.replyTo && mailbox('replyTo', mail.replyTo),
    subject: headerText(mail.subject, MAX_SUBJECT),
    headers: automaticHeaders(mail),
    text: alternative(mail.text),
    html: alternative(mail.html),
    attachments: mail.calendar ? [calendarAttachment(mail.calendar)] : [],
    // "=_" occurs neither in quoted-printable nor in base64, so no body can hold the boundary.
    boundaryPrefix: '=_',
    baseBoundary: mail.messageId.replace(/@.*|\W/g, ''),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const mime = mimeText(composer.compile());
  assertTransportable(mime);
  return Buffer.from(mime, 'latin1');
}

function mailbox(field: string, { name, address }: Mailbox): { name: string; address: string } {
  return { name: headerText(name ?? '', MAX_NAME), address: usableAddress(field, address) };
}

function alternative(body: string): { content: string; contentTransferEncoding: string | false } {
  const content = bodyText(body);
  // Left to itself nodemailer sends short ASCII lines unencoded. Of the rest it weighs what is shorter.
  return { content, contentTransferEncoding: /^\p{ASCII}*$/u.test(content) ? 'quoted-printable' : false };
}

/** As a file to open, not as an alternative of the text: clients show that as an invitation, with buttons to answer. */
function calendarAttachment({ filename, content }: NonNullable<MailToCompose['calendar']>) {
  return {
    filename: headerText(filename, MAX_NAME),
    content,
    contentType: 'text/calendar; method=PUBLISH; charset=utf-8',
    contentDisposition: 'attachment' as const,
    contentTransferEncoding: 'base64' as const,
  };
}

/**
 * Auto-Submitted keeps well-behaved responders silent, X-Auto-Response-Suppress those of Exchange. Not its value `All`,
 * which suppresses the bounces too.
 */
function automaticHeaders(mail: MailToCompose): Record<string, string> {
  const headers: Record<string, string> = {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    'Content-Language': Intl.getCanonicalLocales(mail.locale).join(', '),
    ...mail.providerHeaders,
  };
  if (mail.redirectedFrom !== undefined)
    headers['X-Original-To'] = usableAddress('redirectedFrom', mail.redirectedFrom);
  if (mail.unsubscribeUrl === undefined) return headers;
  return {
    ...headers,
    'List-Unsubscribe': `<${new URL(mail.unsubscribeUrl).href}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
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
