import { describe, expect, it } from '@jest/globals';
import { diagnose } from './diagnose.js';
import { type Cause, CLASS_OF_CAUSE, type Refusal } from './diagnosis.js';
import { readDiagnostic } from './read-diagnostic.js';

const of = (answer: string, more: Partial<Refusal> = {}) =>
  diagnose({ ...readDiagnostic(answer, null), action: 'failed', command: null, reportedAs: null, ...more });

/** Answers of mail servers, as they are worded by those that most people use; the people are made up. */
const answers: Readonly<Record<Exclude<Cause, 'BURST' | 'FORWARD_FAILED'>, readonly string[]>> = {
  UNKNOWN_USER: [
    '550 5.1.1 <mira@firma.example>: Recipient address rejected: User unknown in local recipient table',
    '550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the address',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
    "554 delivery error: dd This user doesn't have a mail.example account (mira@mail.example) [0]",
    '550 sorry, no mailbox here by that name. (#5.7.17)',
    '550 5.7.1 No such user!',
    '550 #5.1.0 Address rejected.',
    '553 sorry, this recipient is not in my validrcptto list (#5.7.1)',
    '550 Invalid recipient mira@firma.example (#5.1.1)',
    '550 Requested action not taken: mailbox unavailable',
    '450 4.1.1 <mira@firma.example>: Recipient address rejected: User unknown in virtual mailbox table',
    "5.1.0 - Unknown address error 550-'No such recipient' (delivery attempts: 0)",
    'User Mira Holm (mira@firma.example) not listed in Domino Directory',
    '550 INVALID_RECIPIENT',
    '550 rcpt does not exist',
    '550 The recipient cannot be verified',
    '553 Requested action not taken: mailbox name not allowed',
    '550 mira is not known at this site',
    '550 no mira in name directory',
    '550 No e-mail address registered under that name',
    '550 unavailable mailbox',
    '550-Verification failed for <mira@firma.example> 550 5.1.1 Recipient verify failed',
    '550 5.1.1 User unknown; original message size: 535 KB accepted',
    '550 Benutzer unbekannt',
    '550 5.1.1 Empfänger unbekannt',
    "550 5.1.1 L'utilisateur n'existe pas",
    '550 El usuario no existe',
    '550 5.1.1 Destinatário não encontrado',
    '550 Utente sconosciuto',
    '550 Nie ma takiego konta',
    '550 нет такого пользователя',
    '550 宛先のユーザーが存在しません',
    'mira@firma.example は Domino ディレクトリには見つかりません',
    '554 delivery error: dd mira@mail.example is no longer valid',
    '550 收件人邮件地址（mira@firma.example）不存在',
  ],
  MAILBOX_CLOSED: [
    '550 5.2.1 The email account that you tried to reach is disabled.',
    '554 30 Sorry, your message to mira@mail.example cannot be delivered. This mailbox is disabled (554.30).',
    '550 Mailbox has been inactive for a year',
    '550 <mira> is now disabled',
    '550 La cuenta ha expirado',
    '550 5.1.1 The account has been closed',
    '550 mailaddress is administratively disabled',
    '550 mira is inactive on this domain',
    '550 Le compte du destinataire est bloqué',
    '525 5.7.13 Disabled recipient address',
  ],
  MOVED_AWAY: [
    '551 5.1.6 not our customer',
    '550 5.1.6 recipient no longer on server',
    '550 Mira is no longer an employee of ours',
    '550 5.7.17 Mailbox owner has changed',
  ],
  DEAD_DOMAIN: [
    'Host or domain name not found. Name service error for name=firma.example type=MX: Host not found',
    "Sorry, I couldn't find any host named firma.example. (#5.1.2)",
    'Domain does not exist',
    '550 domain firma.example is retired',
    'all relevant MX records point to non-existent hosts',
    'As the remote domain doesnt exist.',
    'DNS Error: DNS server returned answer with no data',
    '556 5.1.10 Domain firma.example does not accept mail (nullMX)',
    '550 5.4.310 DNS domain firma.example does not exist',
  ],
  MAILBOX_FULL: [
    '552 5.2.2 Over quota',
    '550 5.2.2 <mira@firma.example>: Mailbox is full',
    "552-5.2.2 The recipient's inbox is out of storage space and inactive.",
    '452 4.3.1 Insufficient system storage',
    '550 Boîte du destinataire pleine',
    '550 Das Postfach ist voll',
    '550 送信先メールボックスがいっぱいです',
    '550 почтовый ящик переполнен',
  ],
  TOO_LARGE: [
    '552 5.3.4 Message size exceeds fixed maximum message size',
    '550 5.2.3 message too large for this recipient',
  ],
  NOT_NOW: [
    '550 5.7.1 User temporarily locked. Please try again later!',
    '450 4.2.0 Recipient address rejected: Greylisted',
    '550-5.2.1 The user you are trying to contact is receiving mail at a rate that 550-5.2.1 prevents additional messages',
    '554 5.2.121 per hour message receive limit from specific sender was exceeded',
    'Name service error for domain firma.example: Host not found, try again',
  ],
  EXPIRED: [
    '550 5.4.300 Message expired -> 451 4.7.500 Server busy',
    'connect to mx.firma.example[192.0.2.4]:25: Connection timed out',
    'retry timeout exceeded',
    '554 4.4.7 Message expired: unable to deliver in 840 minutes',
    "4.4.0 DNS Error: DNS type 'mx' lookup of firma.example responded with code NXDOMAIN",
  ],
  SPAM: [
    '554 5.7.1 Rejected as Spam',
    '550-5.7.1 likely unsolicited mail. To reduce the amount of spam it has been blocked.',
  ],
  CONTENT: ['554 5.6.0 virus found in message', '552 5.7.0 illegal attachment'],
  POLICY: [
    '554 5.7.9 Message not accepted for policy reasons',
    '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
    '550 5.4.1 All recipient addresses rejected : Access denied',
    '550 Administrative prohibition',
    '550 5.1.1 RCP-P2 Refused due to recipient preferences',
    '552 5.1.1 <mira@firma.example> Mailbox delivery failure policy error',
    '541 5.4.1 Mail rejected by destination domain',
  ],
  LOOP: ['554 5.4.6 Too many hops', '554 5.4.14 Hop count exceeded - possible mail loop'],
  RECEIVER_FAULT: [
    '550 5.3.5 Internal System Error',
    "550 5.7.322 certificate-expired: destination mail server's certificate is expired",
    '550 5.7.324 dnssec-invalid: destination domain returned invalid dnssec records',
    "can't create user output file. Command output: procmail: failed",
  ],
  BLOCK_LIST: [
    '554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using zen.spamhaus.org',
    '550 5.7.606 Access denied, banned sending IP [192.0.2.10]',
    "550 5.7.1 messages from [192.0.2.10] weren't sent: part of their network is on our block list",
    "554 Your access has been rejected due to the sending MTA's poor reputation",
  ],
  AUTHENTICATION: [
    "550-5.7.26 Unauthenticated email is not accepted due to the domain's DMARC policy",
    '550 5.7.23 SPF validation failed',
    '554 5.7.1 Message rejected: bad DKIM signature',
  ],
  REVERSE_DNS: [
    '550-5.7.25 The IP address sending this message does not have a PTR record setup',
    '450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.10]',
  ],
  SENDER_REFUSED: [
    '553 5.1.8 <bounces@sender.example>... Domain of sender address does not exist',
    '550-Verification failed for <bounces@sender.example> 550-No Such User Here 550 Sender verify failed',
    '550 5.1.7 No such domain sender.example',
  ],
  RELAYING_DENIED: ['554 5.7.1 <mira@firma.example>: Relay access denied', '550 relay not permitted'],
  RATE: [
    '421 4.7.28 an unusual rate of unsolicited mail originating from your IP address',
    '550 5.4.5 Daily sending quota exceeded',
    '550 too many invalid recipients',
  ],
  LOGIN: ['535 5.7.8 Error: authentication failed', '530 5.7.0 Authentication required'],
  UNKNOWN: ['5.0.0', 'x'],
};

const cases = Object.entries(answers).flatMap(([cause, said]) =>
  said.map((answer) => [answer, cause as Cause] as const),
);

describe('what the answer of a mail server means', () => {
  it.each(cases)('%s', (answer, cause) => {
    expect(of(answer)).toEqual({ class: CLASS_OF_CAUSE[cause], cause });
  });

  it('is nothing yet while it is tried again, whatever it says', () => {
    expect(of('450 4.1.1 User unknown', { action: 'delayed' })).toEqual({ class: 'DELAYED', cause: null });
  });

  it('is not read out of addresses and links', () => {
    expect(
      of('550 5.7.1 <mailbox-full.user-unknown@firma.example>: rejected, see https://firma.example/user-unknown').class,
    ).toBe('NOT_DELIVERED');
  });

  it('is read out of an answer of many lines, however they are joined', () => {
    expect(of('550-5.1.1 The mailbox does 550-5.1.1 not 550 5.1.1 exist').cause).toBe('UNKNOWN_USER');
  });

  it('is what the status says where words are weaker, and what the words say where they are clear', () => {
    expect(of('550 5.1.1 rejected').cause).toBe('UNKNOWN_USER');
    expect(of('550 5.1.1 blocked by a block list').cause).toBe('BLOCK_LIST');
    expect(of('550 5.4.1 no answer from host').cause).toBe('EXPIRED');
  });

  it('never is that an address is dead when only its domain cannot be looked up now', () => {
    expect(of('4.4.4 Host not found').class).toBe('NOT_DELIVERED');
    expect(of('450 4.1.2 Recipient address rejected: Domain not found').class).toBe('NOT_DELIVERED');
  });

  it('is about us before the server has heard of the recipient', () => {
    expect(of('550 no such domain', { command: 'MAIL' }).class).toBe('SENDER_FAULT');
    expect(of('550 user unknown', { command: 'CONNECT' }).class).toBe('SENDER_FAULT');
  });

  it('is what whoever reports it makes of it, where it says nothing', () => {
    expect(of('550 x', { reportedAs: 'UNKNOWN_USER' }).class).toBe('ADDRESS_DEAD');
    expect(of('552 5.2.2 full', { reportedAs: 'UNKNOWN_USER' }).class).toBe('NOT_DELIVERED');
    expect(of('', { reportedAs: null })).toEqual({ class: 'OTHER', cause: 'UNKNOWN' });
  });
});
