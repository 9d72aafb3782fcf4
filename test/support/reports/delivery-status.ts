/** A report as mail servers send it (RFC 3464), of one recipient. */
export function deliveryStatus(fields: Record<string, string>): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return [
    'From: MAILER-DAEMON@mx.example.test',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="=b"',
    '',
    '--=b',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you. Action: failed',
    '--=b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.test',
    'Arrival-Date: Tue, 1 Dec 2026 09:10:00 +0000',
    '',
    'Final-Recipient: rfc822; ana@example.test',
    ...lines,
    '',
    '--=b',
    'Content-Type: message/rfc822',
    '',
    'Subject: A new date for your application',
    'Action: failed',
    '',
    'You will hear from us.',
    '--=b--',
    '',
  ].join('\r\n');
}
