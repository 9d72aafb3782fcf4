import PostalMime, { type Attachment, type Email } from 'postal-mime';

/** A mail as a report is read from it: what is for people, what is for machines, and that it quotes another. */
export interface MailParts {
  /** By lower-case name; of one that comes twice the first. Encoded words are decoded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly from: string;
  readonly subject: string;
  /** What people read, decoded; of HTML its text. */
  readonly text: string;
  /** RFC 3464 and 6533. */
  readonly deliveryStatus: string | null;
  /** RFC 5965. */
  readonly feedback: string | null;
  /** The mail that it is about, or its headers. */
  readonly quoted: string | null;
}

const statusTypes = ['message/delivery-status', 'message/global-delivery-status'];
const quotedTypes = ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'];

// Reports are told in their first lines; what comes after is quoted. Each line costs the library 8 µs.
const mostLines = 20_000;
const longestText = 32_768;
const longestHtml = 131_072;

export async function mailPartsOf(mail: Buffer): Promise<MailParts> {
  const email = await PostalMime.parse(firstLinesOf(mail), { forceRfc822Attachments: true });
  const first = (types: readonly string[]) => {
    const found = email.attachments.find(({ mimeType }) => types.includes(mimeType));
    return found === undefined ? null : contentOf(found);
  };
  const deliveryStatus = first(statusTypes);
  const text = await textOf(email);
  return {
    headers: headersOf(email),
    from: addressOf(email),
    subject: email.subject ?? '',
    // Some write a boundary in the header that they do not use: then nothing is found between.
    text: (text.trim() === '' && deliveryStatus === null ? bodyOf(mail) : text).slice(0, longestText),
    deliveryStatus,
    feedback: first(['message/feedback-report']),
    quoted: first(quotedTypes),
  };
}

function firstLinesOf(mail: Buffer): Buffer {
  let end = -1;
  for (let lines = 0; lines < mostLines; lines += 1) {
    end = mail.indexOf('\n', end + 1);
    if (end < 0) return mail;
  }
  return mail.subarray(0, end);
}

function headersOf({ headers }: Email): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { key, value } of headers) if (!found.has(key)) found.set(key, value);
  return found;
}

/** With the name: mail systems without an address sign with one. */
function addressOf({ from, headers }: Email): string {
  const written = headers.find(({ key }) => key === 'from')?.value ?? '';
  return from === undefined ? written : `${from.name} <${from.address ?? ''}>`;
}

async function textOf({ text, html }: Email): Promise<string> {
  return text ?? (html === undefined ? '' : await textOfHtml(html.slice(0, longestHtml)));
}

/** As the library turns the HTML of one part into text where another part has text alone. */
async function textOfHtml(html: string): Promise<string> {
  const type = (value: string) => `Content-Type: ${value}; charset=utf-8`;
  const lines = [
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    type('text/plain'),
    '',
    '',
    '--b',
    type('text/html'),
  ];
  const { text } = await PostalMime.parse(
    Buffer.from([...lines, '', html.replaceAll('\n--b', '\n'), '--b--'].join('\r\n')),
  );
  return text ?? '';
}

function bodyOf(mail: Buffer): string {
  const raw = mail.toString('latin1');
  const end = raw.search(/\r?\n\r?\n/);
  return end < 0 ? '' : raw.slice(end, end + longestText).replaceAll('\r', '');
}

function contentOf({ content }: Attachment): string {
  if (typeof content === 'string') return content;
  const text = Buffer.from(content as ArrayBuffer).toString('utf8');
  // Fields for machines name no charset; Japanese servers write theirs all the same.
  return text.includes('\x1b$') ? new TextDecoder('iso-2022-jp').decode(content as ArrayBuffer) : text;
}
