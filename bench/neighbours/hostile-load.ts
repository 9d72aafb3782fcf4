import { connect, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { answerParent } from '../support/child.ts';
import type { LoadRequest } from '../support/load.ts';

/** Connections of clients that are broken, or mean harm. */
export interface HostileLoad {
  readonly url: string;
  /**
   * `unread`: they ask ten times a second, each, and read nothing. `strangers`: without a key and with the largest body
   * there may be, as fast as it is taken.
   */
  readonly kind: 'unread' | 'strangers';
  readonly connections: number;
  readonly seconds: number;
  /** What `unread` asks. */
  readonly request: LoadRequest;
}

export interface HostileResult {
  /** As far as the service took them off their hands. */
  readonly requests: number;
}

const largestBody = 256 * 1024;
const unreadEveryMs = 100;

answerParent<HostileLoad>(async (load) => {
  const over = AbortSignal.timeout(load.seconds * 1_000);
  const message = messageOf(load);
  const lines = Array.from({ length: load.connections }, async () => {
    let sent = 0;
    while (!over.aborted) sent += await keepSending(load, message, over);
    return sent;
  });
  const requests = (await Promise.all(lines)).reduce((sum, sent) => sum + sent, 0);
  return { requests } satisfies HostileResult;
});

/** Sends on one connection until it breaks or the time is over; a new one is made after that. */
async function keepSending({ url, kind }: HostileLoad, message: Buffer, over: AbortSignal): Promise<number> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  if (kind === 'unread') socket.pause();
  else socket.resume();
  over.addEventListener('abort', () => socket.destroy(), { once: true });
  let sent = 0;
  while (!socket.destroyed) {
    await Promise.race([taken(socket, message), closed]);
    sent += 1;
    if (kind === 'unread') await Promise.race([after(unreadEveryMs), closed]);
  }
  // Who is refused at once would do nothing but connect.
  if (!over.aborted) await after(1);
  return sent;
}

/** Writes a message, and returns when all of it has been taken. */
async function taken(socket: Socket, message: Buffer): Promise<void> {
  await new Promise((resolve) => socket.write(message, resolve));
}

function messageOf({ kind, request }: HostileLoad): Buffer {
  const body = kind === 'unread' ? request.body : JSON.stringify({ query: 'x'.repeat(largestBody - 20) });
  const headers = kind === 'unread' ? request.headers : { 'content-type': 'application/json' };
  const lines = Object.entries({ host: 'localhost', 'content-length': String(Buffer.byteLength(body)), ...headers });
  const head = ['POST /graphql HTTP/1.1', ...lines.map(([name, value]) => `${name}: ${value}`)];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
