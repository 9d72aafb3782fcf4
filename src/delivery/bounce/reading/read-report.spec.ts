import { describe, expect, it } from '@jest/globals';
import { deliveryStatus } from '../../../../test/support/reports/delivery-status.js';
import { systemReports } from '../../../../test/support/reports/mail-systems.js';
import { quoted, type ReportMail, reportMail, reportOfParts } from '../../../../test/support/reports/report-mail.js';
import { nested, says } from '../../../../test/support/reports/says.js';
import { readReport } from './read-report.js';

const ofFields = (fields: Record<string, string>) => says(deliveryStatus(fields));
const ofText = (mail: ReportMail) => says(reportMail(mail));
const status = (...groups: string[]) =>
  reportOfParts('multipart/report; report-type=delivery-status', [
    { type: 'text/plain', content: 'Your message could not be delivered.' },
    { type: 'message/delivery-status', content: ['Reporting-MTA: dns; mx.example', ...groups].join('\n\n') },
    { type: 'message/rfc822', content: quoted },
  ]);

describe('a report for machines (RFC 3464)', () => {
  it('says what the mail server said', async () => {
    const diagnostic = 'smtp; 550 5.1.1 <ana@example.test>:\r\n  no such user';
    const mail = deliveryStatus({ Action: 'failed', Status: '5.1.1', 'Diagnostic-Code': diagnostic });
    expect(await readReport(Buffer.from(mail))).toEqual({
      class: 'ADDRESS_DEAD',
      cause: 'UNKNOWN_USER',
      answer: '550 5.1.1 <ana@example.test>: no such user',
      text: 'I am sorry to have to inform you. Action: failed',
      forwardedFrom: null,
    });
  });

  it.each([
    ['a comment behind the action', { Action: 'failed (permanent failure)', Status: '5.1.1' }, 'UNKNOWN_USER'],
    ['a comment behind the status', { Action: 'failed', Status: '5.1.1 (bad destination mailbox)' }, 'UNKNOWN_USER'],
    ['an action of its own', { Action: 'expired', 'Diagnostic-Code': 'delivery time expired' }, 'EXPIRED'],
    ['no action', { Status: '5.2.2' }, 'MAILBOX_FULL'],
    ['no status', { Action: 'failed', 'Diagnostic-Code': 'smtp; 550 5.1.1 no such user' }, 'UNKNOWN_USER'],
    [
      'a bare status, and the reason in words',
      { Action: 'failed', Status: '5.0.0', 'Diagnostic-Code': 'smtp; 550 user unknown' },
      'UNKNOWN_USER',
    ],
    [
      'a status that is more exact in its answer',
      { Action: 'failed', Status: '5.0.0', 'Diagnostic-Code': 'smtp; 550 5.7.25 x' },
      'REVERSE_DNS',
    ],
    ['nothing but that it failed', { Action: 'failed', Status: '5.0.0' }, 'UNKNOWN'],
    ['that it was given up', { Action: 'failed', Status: '4.4.7' }, 'EXPIRED'],
    ['that it is late', { Action: 'delayed', Status: '5.1.1' }, 'DELAYED'],
    ['that it is tried again', { Status: '4.4.1', 'Will-Retry-Until': 'Wed, 2 Dec 2026 09:00:00 +0000' }, 'DELAYED'],
    ['that it arrived', { Action: 'delivered', Status: '2.0.0' }, null],
    ['that it was passed on', { Action: 'relayed', Status: '2.0.0' }, null],
  ] as const)('may have %s', async (_what, fields, cause) => {
    expect(await ofFields(fields)).toBe(cause);
  });

  it('may have blanks before colons, no empty line before a recipient, or one too many', async () => {
    const failed = 'Final-Recipient : rfc822;mira@firma.example\nAction\t: failed\n Status : 5.1.1';
    expect(await says(status(failed))).toBe('UNKNOWN_USER');
    const together =
      'Arrival-Date: Tue, 1 Dec 2026 09:10:00 +0000\nFinal-Recipient: rfc822;mira@firma.example\nAction: failed\nStatus: 5.1.1';
    expect(await says(status(together))).toBe('UNKNOWN_USER');
    expect(await says(status('Final-Recipient: rfc822;mira@firma.example', 'Action: failed\nStatus: 5.1.1'))).toBe(
      'UNKNOWN_USER',
    );
  });

  it('is in ASCII or not (RFC 6533)', async () => {
    const mail = reportOfParts('multipart/report; report-type=global-delivery-status', [
      { type: 'text/plain; charset=utf-8', content: 'Leider nicht zugestellt.' },
      {
        type: 'message/global-delivery-status',
        content:
          'Reporting-MTA: dns; mx.example\n\nFinal-Recipient: utf-8; mirá@firma.example\nAction: failed\nStatus: 5.1.1',
      },
      { type: 'message/global-headers', content: quoted },
    ]);
    expect(await says(mail)).toBe('UNKNOWN_USER');
  });

  it('tells of an address apart from those to which it forwards', async () => {
    const passedOn = 'Final-Recipient: rfc822;mira@firma.example\nAction: relayed\nStatus: 2.0.0';
    const failed = 'Final-Recipient: rfc822;old@elsewhere.example\nAction: failed\nStatus: 5.1.1';
    expect(await says(status(passedOn, failed))).toBe('FORWARD_FAILED');
    expect(await says(status(failed, passedOn))).toBe('FORWARD_FAILED');
    const full = failed.replace('5.1.1', '5.2.2');
    expect(await says(status(passedOn, full))).toBe('MAILBOX_FULL');
    const one =
      'Original-Recipient: rfc822;Mira@Firma.example\nFinal-Recipient: rfc822;old@elsewhere.example\nAction: failed\nStatus: 5.1.1';
    expect(await readReport(status(one))).toMatchObject({ cause: 'UNKNOWN_USER', forwardedFrom: 'mira@firma.example' });
  });

  it('names its reason in its text where its fields do not', async () => {
    const mail = reportOfParts('multipart/mixed', [
      { type: 'text/plain', content: 'An error has occurred:\n\nmira@firma.example: 550 5.1.1 no such user\n' },
      {
        type: 'message/delivery-status',
        content:
          'Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; mira@firma.example\nAction: failed\nStatus: 5.0.0',
      },
    ]);
    expect(await readReport(mail)).toMatchObject({ cause: 'UNKNOWN_USER', answer: '550 5.1.1 no such user' });
  });

  it('is found under a boundary that its header does not name', async () => {
    const broken = deliveryStatus({ Action: 'failed', Status: '5.1.1' }).replace('boundary="=b"', 'boundary="=other"');
    expect(await says(broken)).toBe('UNKNOWN_USER');
  });
});

describe('a report for people', () => {
  it.each(systemReports.map((report) => [report.family, report.says, report] as const))(
    'of %s: %s',
    async (_family, what, mail) => {
      expect(await ofText(mail)).toBe(what);
    },
  );

  const japanese = '次のあて先へのメッセージは送信できませんでした。\n\n<mira@firma.example>: 550 User unknown\n';
  it.each([
    [
      'Shift_JIS',
      'shift_jis',
      Buffer.from(
        '8e9f82cc82a082c490e682d682cc8381836283468193835782cd919790 4d82c582ab82dc82b982f182c582b582bd8142'.replaceAll(
          ' ',
          '',
        ),
        'hex',
      ),
    ],
    ['UTF-16', 'utf-16le', Buffer.from(japanese, 'utf16le')],
    [
      'ISO-2022-JP',
      'iso-2022-jp',
      Buffer.from('\x1b$B<!$N$"$F@h\x1b(B\n\n<mira@firma.example>: 550 User unknown\n', 'latin1'),
    ],
  ])('is read in %s', async (_name, charset, bytes) => {
    const text =
      charset === 'shift_jis'
        ? Buffer.concat([bytes, Buffer.from('\r\n\r\n<mira@firma.example>: 550 User unknown\r\n')])
        : bytes;
    const encoded = Buffer.from(`${text.toString('base64').replace(/.{1,76}/g, '$&\r\n')}`);
    const headers = { 'Content-Type': `text/plain; charset=${charset}`, 'Content-Transfer-Encoding': 'base64' };
    expect(await ofText({ subject: 'Mail System Error - Returned Mail', headers, text: encoded })).toBe('UNKNOWN_USER');
  });

  it('is not taken from the mail that it quotes', async () => {
    const text = `I could not be delivered.\n\n----- Original message -----\n\n550 5.1.1 user unknown\n${quoted}`;
    expect(await ofText({ text })).toBe('UNKNOWN');
  });

  it('is kept in its own words, cut and printable, if nobody can classify it', async () => {
    const report = await readReport(
      reportMail({ text: `Etwas ist\u0007 schief\u202egegangen.\n${'x'.repeat(10_000)}` }),
    );
    expect(report).toMatchObject({ class: 'OTHER', answer: null });
    expect(report?.text).toMatch(/^Etwas ist {2}schief gegangen\.\nx+$/);
    expect(report?.text).toHaveLength(4_000);
  });
});

it('is read however deep a gateway nested it', async () => {
  expect(
    await says(
      nested(
        50,
        'Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; mira@firma.example\nAction: failed\nStatus: 5.1.1\n',
      ),
    ),
  ).toBe('UNKNOWN_USER');
});

describe('a complaint (RFC 5965)', () => {
  const feedback = (type: string) =>
    reportOfParts('multipart/report; report-type=feedback-report', [
      { type: 'text/plain', content: 'This is an abuse report.' },
      { type: 'message/feedback-report', content: `${type}\nVersion: 1\nUser-Agent: mailbox.example\n` },
      { type: 'message/rfc822', content: quoted },
    ]);

  it.each(['Feedback-Type: abuse', 'feedback-type: fraud', 'Feedback-Type: other', ''])('is one: %j', async (type) => {
    expect(await says(feedback(type))).toBe('COMPLAINT');
  });

  it.each(['auth-failure', 'virus', 'not-spam'])('is none if nobody pressed a button for it: %s', async (type) => {
    expect(await says(feedback(`Feedback-Type: ${type}`))).toBeNull();
  });

  it('comes in forms of their own from some mailbox providers', async () => {
    const complaint = { from: 'staff@mailbox.example', subject: 'complaint about message from 192.0.2.10' };
    expect(await says(reportOfParts('multipart/mixed', [{ type: 'message/rfc822', content: quoted }], complaint))).toBe(
      'COMPLAINT',
    );
    const text = 'The mail program sent this email to unsubscribe from the message.';
    expect(await ofText({ from: 'mira@mailbox.example', subject: 'unsubscribe', text })).toBe('COMPLAINT');
  });
});

describe('a notice of Amazon SES, by mail', () => {
  const notice = {
    notificationType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bouncedRecipients: [{ action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }],
    },
  };
  const sns = (message: object) => JSON.stringify({ Type: 'Notification', Message: JSON.stringify(message) }, null, 2);

  it('says what it would say by web, whole or with its lines broken', async () => {
    const from = 'no-reply@sns.amazonaws.com';
    expect(await ofText({ from, subject: 'AWS Notification Message', text: sns(notice) })).toBe('UNKNOWN_USER');
    const broken = sns(notice).replace(/.{60}/g, '$&!\r\n ');
    expect(await ofText({ from, subject: 'AWS Notification Message', text: broken })).toBe('UNKNOWN_USER');
    expect(
      await ofText({ from, subject: 'AWS Notification Message', text: sns({ notificationType: 'Delivery' }) }),
    ).toBeNull();
  });
});
