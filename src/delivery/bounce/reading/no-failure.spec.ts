import { describe, expect, it } from '@jest/globals';
import { reportMail, reportOfParts } from '../../../../test/support/reports/report-mail.js';
import { nested, says } from '../../../../test/support/reports/says.js';
import { readReport } from './read-report.js';

describe('what is no failure', () => {
  it.each([
    [
      'an answer of somebody on holiday',
      {
        from: 'Mira Holm <mira@firma.example>',
        subject: 'Automatic reply: A new date',
        text: 'Delivery failed? Call me. 550 5.1.1 user unknown',
      },
      'AUTO_REPLY',
    ],
    [
      'the same in French',
      { from: 'mira@firma.example', subject: 'Absence du bureau', text: 'Je suis absente.' },
      'AUTO_REPLY',
    ],
    [
      'the same in Japanese',
      { from: 'mira@firma.example', subject: '自動返信：ただいま不在です', text: '不在です。' },
      'AUTO_REPLY',
    ],
    [
      'one that only its header tells',
      { from: 'mira@firma.example', subject: 'Hello', headers: { 'X-Autoreply': 'yes' }, text: 'Away.' },
      'AUTO_REPLY',
    ],
    [
      'that of a postmaster',
      { from: 'postmaster@firma.example', subject: 'Out of office', text: 'Back on Monday.' },
      'AUTO_REPLY',
    ],
    [
      'somebody who has left',
      {
        from: 'mira@firma.example',
        subject: 'Re: A new date',
        headers: { 'Auto-Submitted': 'auto-replied' },
        text: 'I have left the company; this mailbox does not exist any more.',
      },
      'AUTO_REPLY',
    ],
    [
      'a question who we are',
      {
        from: 'gate@firma.example',
        subject: 'Please confirm your message',
        headers: { 'Auto-Submitted': 'auto-generated' },
        text: 'Your message was not delivered yet: click here.',
      },
      'AUTO_REPLY',
    ],
    [
      'a person who answers',
      {
        from: 'mira@firma.example',
        subject: 'Re: A new date',
        text: 'Thanks! My mailbox was full, your first mail could not be delivered.',
      },
      null,
    ],
    ['nothing', { from: 'mira@firma.example', subject: '', text: '' }, null],
    [
      'that it arrived',
      {
        from: 'Mail Delivery Subsystem <MAILER-DAEMON@mx.example>',
        subject: 'Return receipt',
        text: '----- The following addresses had successful delivery notifications -----\n<mira@firma.example>  (successfully delivered to mailbox)',
      },
      null,
    ],
    [
      'that it went on to another server',
      {
        from: 'Mailer Daemon <MAILER-DAEMON@mx.example>',
        subject: 'Delivery status notification: relayed',
        text: 'Hi!\n\nThis is the MAILER-DAEMON.\n\nYour message was relayed to these recipients.\n\nmira@firma.example',
      },
      null,
    ],
  ] as const)('%s', async (_what, mail, what) => {
    expect(await says(reportMail(mail))).toBe(what);
  });

  it('that it was read, or deleted unread', async () => {
    const parts = [
      { type: 'text/plain', content: 'Your message was deleted.' },
      { type: 'message/disposition-notification', content: 'Disposition: manual-action/MDN-sent-manually; deleted' },
    ];
    expect(await says(reportOfParts('multipart/report; report-type=disposition-notification', parts))).toBe(
      'AUTO_REPLY',
    );
  });

  it.each([
    ['noise', Buffer.from('\0\xff'.repeat(1_000), 'latin1')],
    ['a mail nested 300 deep', nested(300, 'Content-Type: text/plain\n\n550 5.1.1 user unknown\n')],
  ])('%s', async (_what, mail) => {
    expect(await readReport(mail)).toBeNull();
  });
});
