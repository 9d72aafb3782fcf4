/** The mail that came back, as reports quote it. */
export const quoted = [
  'Received: from app.sender.example (app.sender.example [192.0.2.10])',
  '\tby relay.sender.example (Postfix) with ESMTPS id 4XYZ; Tue, 1 Dec 2026 09:10:01 +0000 (UTC)',
  'From: "Northwind" <timelines@sender.example>',
  'To: "Mira Holm" <mira@firma.example>',
  'Subject: A new date for your application',
  '',
  'User unknown is not what this says, nor mailbox full.',
  '',
].join('\n');

export interface ReportMail {
  readonly from?: string;
  readonly subject?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text: string | Buffer;
}

/** A mail of one part, with its headers as given; without a charset that is utf-8. */
export function reportMail({
  from = 'MAILER-DAEMON@mx.example',
  subject = 'failure notice',
  headers = {},
  text,
}: ReportMail): Buffer {
  const all = {
    From: from,
    Subject: `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...headers,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([
    Buffer.from(`${head.join('')}\r\n`),
    typeof text === 'string' ? Buffer.from(crlf(text)) : text,
  ]);
}

export interface ReportPart {
  readonly type: string;
  readonly content: string;
}

/** A mail of several parts. */
export function reportOfParts(type: string, parts: readonly ReportPart[], more: Omit<ReportMail, 'text'> = {}): Buffer {
  const boundary = '=_report';
  const body = parts.map(({ type: of, content }) => `--${boundary}\nContent-Type: ${of}\n\n${content}\n`).join('');
  const headers = { 'Content-Type': `${type}; boundary="${boundary}"`, ...more.headers };
  return reportMail({ ...more, headers, text: `${body}--${boundary}--\n` });
}

function crlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}
