import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { BounceAddresses } from './bounce-address.js';
import type { BouncesService } from './bounces.service.js';
import { ConnectionLimit } from './connection-limit.js';
import { readReport } from './reading/read-report.js';

/** What the listener says of reports that it does not act on. */
export interface BounceLog {
  info(facts: object, line: string): void;
  warn(facts: object, line: string): void;
}

export interface BounceListener {
  readonly port: number;
  stop(): Promise<void>;
}

// A report quotes the mail it is about, 100 KB at most, and perhaps a calendar file.
const largestReport = 512 * 1024;
const mostClients = 50;
// A mail server that has more to report sends it by those, or comes again.
const mostClientsOfAddress = 5;
const idleMs = 60_000;
const closeAfterMs = 1_000;

/** A mail server that takes reports of mails that came back, and nothing else: it relays nothing and keeps nothing. */
export async function listenForBounces(
  at: { readonly host: string; readonly port: number },
  addresses: BounceAddresses,
  bounces: Pick<BouncesService, 'take'>,
  log: BounceLog,
): Promise<BounceListener> {
  const limit = new ConnectionLimit(mostClientsOfAddress);
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: largestReport,
    rejectOversized: true,
    maxClients: mostClients,
    socketTimeout: idleMs,
    closeTimeout: closeAfterMs,
    onConnect({ id, remoteAddress }, callback) {
      return limit.open(id, remoteAddress)
        ? callback()
        : callback(refused(421, '4.7.0 too many connections from this address'));
    },
    onClose({ id }) {
      limit.close(id);
    },
    onRcptTo({ address }, session, callback) {
      if (session.envelope.rcptTo.length > 0) return callback(refused(452, '4.5.3 one recipient at a time'));
      return addresses.read(address) === null && !addresses.isPostmaster(address)
        ? callback(refused(550, '5.1.1 no report is expected at that address'))
        : callback();
    },
    onData(stream, session, callback) {
      const [to] = session.envelope.rcptTo;
      take(stream, addresses.read(to?.address ?? '')).then(
        () => callback(),
        (error: unknown) => {
          log.warn({ err: error }, 'a report of a mail that came back could not be taken; its sender tries again');
          callback(refused(451, '4.3.0 later, please'));
        },
      );
    },
  });

  async function take(stream: SMTPServerDataStream, messageId: string | null): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) if (!stream.sizeExceeded) chunks.push(chunk);
    if (stream.sizeExceeded) return;
    // Nobody reads it, but each domain has one (RFC 5321, section 4.5.1), and some servers ask for it before they deliver.
    if (messageId === null) return log.info({}, 'a mail came to the postmaster of the bounce domain: it is not kept');
    const report = await readReport(Buffer.concat(chunks));
    const { class: says, cause } = report ?? { class: null, cause: null };
    if (report === null || (cause === null && says !== 'COMPLAINT')) {
      log.info({ messageId, says }, 'a mail came to a bounce address that reports no failure: ignored');
    } else if (await bounces.take(messageId, report)) log.info({ messageId, says, cause }, 'a mail came back');
    else log.info({ messageId }, 'a report is about a message that is not ours: ignored');
  }

  smtp.on('error', (error) => log.warn({ err: error }, 'a connection that brings reports failed'));
  smtp.listen(at.port, at.host);
  await once(smtp.server, 'listening');
  return {
    port: (smtp.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => smtp.close(resolve)),
  };
}

function refused(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
