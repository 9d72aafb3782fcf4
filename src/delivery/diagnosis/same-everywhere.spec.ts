import { describe, expect, it } from '@jest/globals';
import { deliveryStatus } from '../../../test/support/reports/delivery-status.js';
import { reportMail } from '../../../test/support/reports/report-mail.js';
import { readReport } from '../bounce/reading/read-report.js';
import { readPostmarkReport } from '../provider-webhooks/read-postmark-report.js';
import { readSesReport } from '../provider-webhooks/read-ses-report.js';
import { classifyRefusal } from '../smtp/classify-refusal.js';
import { parseReply } from '../smtp/smtp-reply.js';

const messageId = '0198c0de-0000-7000-8000-000000000001';
const postmark = (Type: string) => (Details: string) =>
  readPostmarkReport({ RecordType: 'Bounce', Type, Details, Metadata: { followthrough: messageId } })?.report;
const ses = (bounceType: string) => (answer: string, status: string) => {
  const bounce = {
    bounceType,
    bounceSubType: 'General',
    bouncedRecipients: [{ action: 'failed', status, diagnosticCode: `smtp; ${answer}` }],
  };
  return readSesReport(JSON.stringify({ notificationType: 'Bounce', bounce, mail: {} }), () => messageId)?.report;
};

/** Whoever tells us of an answer, and how. */
const doors: Readonly<Record<string, (answer: string, status: string) => unknown>> = {
  'a report by RFC 3464': (answer, status) =>
    readReport(Buffer.from(deliveryStatus({ Action: 'failed', Status: status, 'Diagnostic-Code': `smtp; ${answer}` }))),
  'a report for people': (answer) =>
    readReport(
      reportMail({ text: `I could not deliver your mail:\n\n<mira@firma.example>:\n192.0.2.4 said: ${answer}\n` }),
    ),
  'Amazon SES, for good': ses('Permanent'),
  'Amazon SES, for now': ses('Transient'),
  'Postmark, hard': postmark('HardBounce'),
  'Postmark, soft': postmark('SoftBounce'),
};

const answers = [
  '550 5.1.1 <mira@firma.example>: user unknown',
  '550 5.4.1 Recipient address rejected: Access denied',
  '550 5.2.1 The account is disabled',
  '552 5.2.2 Mailbox full',
  '552 5.3.4 Message too large',
  '550 5.7.26 the sender is unauthenticated',
  '554 5.7.1 Client host [192.0.2.10] blocked using a black list',
  '550 5.7.25 no PTR record for the sending IP address',
  '554 5.7.1 Relay access denied',
  '553 5.1.8 Sender address rejected: Domain not found',
  '554 5.7.1 Message rejected as spam',
  '554 5.7.1 not accepted for policy reasons',
  '554 5.4.6 Too many hops',
  '550 5.7.1 user unknown',
];

describe.each(answers)('%s', (answer) => {
  const { code, enhanced, text } = parseReply(answer);
  const { cause } = classifyRefusal({ phase: 'rcpt', code, enhanced, text });

  it.each(Object.entries(doors))('means the same at once and by %s', async (_door, read) => {
    expect(cause).not.toBeNull();
    expect(await read(answer, enhanced ?? '')).toMatchObject({ cause });
  });
});
