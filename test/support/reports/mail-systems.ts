import { quoted, type ReportMail } from './report-mail.js';

/** One report of each family of mail systems that writes none for machines, worded as it words them, of made-up people. */
export interface SystemReport extends ReportMail {
  readonly family: string;
  /** A cause, or what else it says. */
  readonly says: string;
}

const below = `\n--- Below this line is a copy of the message.\n\n${quoted}`;
const exim = (reason: string) => `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  mira@firma.example
    ${reason}

------ This is a copy of the message, including all the headers. ------

${quoted}`;

export const systemReports: readonly SystemReport[] = [
  {
    family: 'qmail',
    says: 'UNKNOWN_USER',
    text: `Hi. This is the qmail-send program at mx.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<mira@firma.example>:
192.0.2.4 does not like recipient.
Remote host said: 550 5.1.1 no such user
Giving up on 192.0.2.4.
${below}`,
  },
  {
    family: 'qmail, where another server did not let us in',
    says: 'BLOCK_LIST',
    text: `Hi. This is the qmail-send program at mx.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<mira@firma.example>:
Connected to 192.0.2.4 but greeting failed.
Remote host said: 554 5.7.1 Client host [192.0.2.10] blocked using a black list
${below}`,
  },
  {
    family: 'Exim',
    says: 'UNKNOWN_USER',
    headers: { 'Auto-Submitted': 'auto-replied' },
    text: exim('Unrouteable address'),
  },
  {
    family: 'Exim, of a server that refused our sender',
    says: 'SENDER_REFUSED',
    headers: { 'X-Failed-Recipients': 'mira@firma.example' },
    text: exim(
      'SMTP error from remote mail server after MAIL FROM:<b@sender.example>:\n    host mx.firma.example [192.0.2.4]: 550 no such domain',
    ),
  },
  { family: 'Exim, after days', says: 'EXPIRED', text: exim('retry timeout exceeded') },
  {
    family: 'Exim, while it still tries',
    says: 'DELAYED',
    subject: 'Warning: message 1abc-000 delayed 24 hours',
    text: `A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue.

  mira@firma.example
    Delay reason: 550 5.1.1 user unknown

No action is required on your part.`,
  },
  {
    family: 'DragonFly Mail Agent',
    says: 'MAILBOX_FULL',
    subject: 'Mail delivery failed',
    text: `This is the DragonFly Mail Agent v0.13 at mx.example.

There was an error delivering your mail to <mira@firma.example>.

mx.firma.example [192.0.2.4] did not like our RCPT TO:
552 5.2.2 <mira@firma.example>: mailbox is full

Message headers follow.

${quoted}`,
  },
  {
    family: 'OpenSMTPD',
    says: 'DEAD_DOMAIN',
    subject: 'Delivery status notification: error',
    text: `    Hi!

    This is the MAILER-DAEMON, please DO NOT REPLY to this e-mail.

    An error has occurred while attempting to deliver a message for
    the following list of recipients:

mira@firma.example: Domain does not exist

    Below is a copy of the original message:

${quoted}`,
  },
  {
    family: 'Sendmail of old',
    says: 'UNKNOWN_USER',
    subject: 'Returned mail: User unknown',
    text: `   ----- Transcript of session follows -----
While talking to mx.firma.example:
>>> RCPT To:<mira@firma.example>
<<< 550 <mira@firma.example>... User unknown

   ----- Unsent message follows -----
${quoted}`,
  },
  {
    family: 'Yahoo',
    says: 'UNKNOWN_USER',
    subject: 'Failure Notice',
    text: `Sorry, we were unable to deliver your message to the following address.

<mira@mail.example>:
554: 30 : delivery error: dd This user doesn't have a mail.example account (mira@mail.example) [0]
${below}`,
  },
  {
    family: 'GMX, WEB.DE and 1&1',
    says: 'UNKNOWN_USER',
    subject: 'Mail delivery failed: returning message to sender',
    text: `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of
its recipients. This is a permanent error. The following address
failed:

"mira@firma.example":
SMTP error from remote server after RCPT command:
host: mx.firma.example
5.1.1 no such user
"other@firma.example":
SMTP error from remote server after RCPT command:
host: mx.firma.example
5.2.2 mailbox full

--- The header of the original message is following. ---

${quoted}`,
  },
  {
    family: 'mail.ru',
    says: 'MAILBOX_FULL',
    subject: 'Ваше сообщение не доставлено. Mail failure.',
    text: `Это письмо создано автоматически сервером Mail.Ru, отвечать на него не нужно.

К сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:

  mira@firma.example
    host mx.firma.example [192.0.2.4]: 552 5.2.2 over quota

**********************

${quoted}`,
  },
  {
    family: 'Amazon WorkMail',
    says: 'EXPIRED',
    from: 'MAILER-DAEMON@eu-west-1.amazonses.com',
    subject: 'Delivery Status Notification (Failure)',
    text: `An error occurred while trying to deliver the mail to the following recipients:
mira@firma.example

Technical report:

Reporting-MTA: dsn; a1-2.smtp-out.eu-west-1.amazonses.com

Action: failed
Final-Recipient: rfc822; mira@firma.example
Diagnostic-Code: smtp; 554 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.2 Connection timed out>
Status: 4.4.7`,
  },
  {
    family: 'Google Groups, whose reasons are sentences',
    says: 'UNKNOWN',
    from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    subject: 'Delivery Status Notification (Failure)',
    headers: { 'X-Failed-Recipients': 'team@groups.example', 'Auto-Submitted': 'auto-replied' },
    text: `नमस्कार,\n\nहो सकता है कि वह मौजूद न हो.\n\n----- Original message -----\n\n${quoted}`,
  },
  {
    family: 'Gmail, of a domain that has no mail server',
    says: 'DEAD_DOMAIN',
    from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    subject: 'Delivery Status Notification (Failure)',
    text: `Delivery to the following recipient failed permanently:\n\n     mira@firma.example\n\nTechnical details of permanent failure:\nDNS Error: DNS server returned answer with no data\n\n   ----- Original message -----\n\n${quoted}`,
  },
  {
    family: 'a clone of qmail, in Spanish',
    says: 'UNKNOWN_USER',
    from: 'MAILER-DAEMON@mx.example',
    subject: 'Permanent Delivery Failure',
    text: `Su mensaje no pudo ser entregado\n\n<mira@firma.example>:\n192.0.2.4 does not like recipient.\nRemote host said: 550 5.1.1 no existe\nGiving up on 192.0.2.4.\n${below}`,
  },
  {
    family: 'a filter of mails that went out, and of one to several of whom one got it',
    says: 'UNKNOWN_USER',
    from: 'MAILER-DAEMON@mx.example',
    subject: 'Delivery report',
    text: 'Your message was successfully delivered to jo@firma.example.\nIt failed for mira@firma.example: 550 5.1.1 no such user',
  },
  {
    family: 'Gmail, while it still tries',
    says: 'DELAYED',
    from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    subject: 'Delivery Status Notification (Delay)',
    text: 'There was a temporary problem delivering your message to mira@firma.example. Gmail will retry for 46 more hours.',
  },
  {
    family: 'Exchange of old',
    says: 'UNKNOWN_USER',
    from: 'System Administrator <postmaster@firma.example>',
    subject: 'Undeliverable: A new date',
    text: `Your message

  To:      mira@firma.example
  Subject: A new date

did not reach the following recipient(s):

mira@firma.example on Tue, 1 Dec 2026 09:10:02 +0000
    The recipient name is not recognized
    MSEXCH:IMS:FIRMA:MAIL:MX 0 (000C05A6) Unknown Recipient`,
  },
  {
    family: 'Exchange, flattened to HTML by a gateway',
    says: 'UNKNOWN_USER',
    from: 'postmaster@firma.example',
    subject: 'Unzustellbar: Ein neuer Termin',
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Auto-Submitted': 'auto-replied' },
    text: `<html><body><p><b>Fehler bei der Nachrichtenzustellung an folgende Empf&auml;nger:</b></p><p>mira@firma.example</p>
<p>Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found'</p></body></html>`,
  },
  {
    family: 'Domino',
    says: 'UNKNOWN_USER',
    from: 'Postmaster@firma.example',
    subject: 'DELIVERY FAILURE: User Mira Holm (mira@firma.example) not listed in Domino Directory',
    text: 'Your message\n\n  Subject: A new date\n\nwas not delivered to:\n\n  mira@firma.example\n\nbecause:\n\n  User Mira Holm (mira@firma.example) not listed in Domino Directory',
  },
  {
    family: 'a gateway of virus scanners',
    says: 'CONTENT',
    from: 'postmaster@gate.example',
    subject: 'Mail could not be delivered',
    text: 'Your message was not delivered: it was infected with a virus.',
  },
  {
    family: 'a mailing list that takes mails from its members alone',
    says: 'POLICY',
    from: 'jobs-owner@lists.example',
    subject: 'Your message to jobs was rejected',
    text: 'Your message was not delivered: you are not a member of this mailing list.',
  },
];
