import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { misbehaviourIn, type Script } from './faults.js';
import { MailInbox } from './mail-inbox.js';
import { type Match, type ReceivedMail, receivedMail } from './received-mail.js';
import { SmtpSession } from './smtp-session.js';

export interface MailServer {
  readonly url: string;
  readonly port: number;
  /** Every mail it has taken, in order: answered 2xx, or not answered at all after the dot. */
  readonly received: readonly ReceivedMail[];
  /**
   * The next mail that fits, now or when it arrives. Each mail is handed out once. Rejects after `timeoutMs`
   * (10 seconds by default), telling what did arrive.
   */
  nextMail(match?: Match, options?: { readonly timeoutMs?: number }): Promise<ReceivedMail>;
  /** Replaces the script from the next answer on, and counts connections and mails anew. `[]`: behaves well. */
  behave(script: Script): void;
  /** Closes the port (ECONNREFUSED) and drops the connections that are open. */
  refuseConnections(): Promise<void>;
  /** Listens again, on the same port. */
  acceptConnections(): Promise<void>;
  /** Rejects if a script or the server itself failed meanwhile. */
  stop(): Promise<void>;
}

// Under the 30 seconds that a test has, so that its failure names the mail and not the clock.
const PATIENCE_MS = 10_000;

/** A real SMTP server on a free port of 127.0.0.1 that keeps what it gets, and misbehaves as it is told. */
export async function startMailServer({ script = [] }: { script?: Script } = {}): Promise<MailServer> {
  const inbox = new MailInbox();
  const sockets = new Set<Socket>();
  const failures: unknown[] = [];
  const scene = { script, connections: 0, mails: 0 };

  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client may leave in the middle of an answer; that is its right, and ends the conversation.
    socket.on('error', () => undefined);
    scene.connections += 1;
    const session = new SmtpSession(socket, {
      connection: scene.connections,
      countMail: () => (scene.mails += 1),
      misbehaviour: (situation) => misbehaviourIn(scene.script, situation),
      keep: async (envelope, raw) => inbox.add(await receivedMail(envelope, raw)),
    });
    session.converse().catch((error) => {
      socket.destroy();
      if (!isEndOfConnection(error)) failures.push(error);
    });
  });

  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received: inbox.received,
    nextMail: (match = {}, { timeoutMs = PATIENCE_MS } = {}) => inbox.next(match, timeoutMs),
    behave: (next) => {
      Object.assign(scene, { script: next, connections: 0, mails: 0 });
    },
    refuseConnections: close,
    acceptConnections: () => listen(port),
    stop: async () => {
      inbox.close();
      await close();
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** ECONNRESET, EPIPE, ERR_STREAM_PREMATURE_CLOSE: the system's errors have codes, mistakes in a script have none. */
function isEndOfConnection(error: unknown): boolean {
  // Not instanceof: under Jest the system's errors are made in another realm.
  return typeof error === 'object' && error !== null && 'code' in error;
}
