import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { answerParent } from '../support/child.ts';

type Question = { readonly start: true } | { readonly awaitMails: number };

/** When mails came, in milliseconds of the machine's clock. */
export interface Taken {
  readonly firstAt: number;
  readonly lastAt: number;
}

let taken = 0;
let firstAt = 0;
let onTaken: () => void = () => undefined;

/** A mail server that takes everything at once and keeps nothing. */
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onMailFrom: (_address, _session, done) => {
    if (firstAt === 0) firstAt = Date.now();
    done();
  },
  onData: (stream, _session, done) => {
    stream.resume();
    stream.once('end', () => {
      done();
      taken += 1;
      onTaken();
    });
  },
});
// A client that leaves without a goodbye.
server.on('error', () => undefined);

answerParent<Question>(async (question) => {
  if ('start' in question) {
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return { port: (server.server.address() as AddressInfo).port };
  }
  taken = 0;
  firstAt = 0;
  await new Promise<void>((resolve) => {
    onTaken = () => {
      if (taken === question.awaitMails) resolve();
    };
  });
  return { firstAt, lastAt: Date.now() } satisfies Taken;
});
