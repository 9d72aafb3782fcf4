import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerEnvelope } from 'smtp-server';
import { readMail } from './mail-content.js';
import type { MailEnvelope, MailStore, StoredMail } from './mail-store.js';
import type { MailboxLog } from './mailbox-log.js';

// What the large mail providers accept as one mail: what is refused here would not arrive out there either.
const LARGEST_MAIL_BYTES = 25 * 1024 * 1024;
// A conversation on loopback takes milliseconds; what is open after this is an idle pooled connection.
const CLOSE_AFTER_MS = 250;
// Two lines of the list on a wide screen.
const PREVIEW_LENGTH = 160;

export interface SmtpListener {
  readonly port: number;
  stop(): Promise<void>;
}

/** No authentication and no TLS: it listens on loopback only. */
export async function listenForMail(port: number, store: MailStore, log: MailboxLog): Promise<SmtpListener> {
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: LARGEST_MAIL_BYTES,
    rejectOversized: true,
    closeTimeout: CLOSE_AFTER_MS,
    onData(stream, session, callback) {
      receive(stream, session.envelope, store, log).then((mail) => callback(null, accepted(mail)), callback);
    },
  });
  smtp.on('error', (error) => log.warn({ err: error }, 'mailbox: an SMTP connection failed'));
  smtp.listen(port, '127.0.0.1');
  await once(smtp.server, 'listening');
  return {
    port: (smtp.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => smtp.close(resolve)),
  };
}

async function receive(stream: SMTPServerDataStream, envelope: SMTPServerEnvelope, store: MailStore, log: MailboxLog) {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    // An oversized mail is read to its end, so that the client hears the 552, but not kept.
    if (!stream.sizeExceeded) chunks.push(chunk);
  }
  if (stream.sizeExceeded) return undefined;
  return keep(Buffer.concat(chunks), addressesOf(envelope), store, log);
}

async function keep(raw: Buffer, envelope: MailEnvelope, store: MailStore, log: MailboxLog): Promise<StoredMail> {
  const content = await readMail(raw);
  if (content.unreadableBecause) {
    log.warn({ reason: content.unreadableBecause }, 'mailbox: a mail could not be parsed; its source is kept');
  }
  return store.add({
    envelope,
    raw,
    subject: content.subject,
    from: content.from?.address ?? envelope.from,
    preview: (content.text ?? '')
      .slice(0, 4 * PREVIEW_LENGTH)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, PREVIEW_LENGTH),
    readable: content.unreadableBecause === null,
  });
}

function addressesOf({ mailFrom, rcptTo }: SMTPServerEnvelope): MailEnvelope {
  return { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
}

function accepted(mail: StoredMail | undefined): string | undefined {
  return mail && `OK: kept in the local mailbox as ${mail.id}`;
}
