import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { answerParent } from '../support/child.ts';
import type { LoadRequest } from '../support/load.ts';

type Asked = Pick<LoadRequest, 'headers' | 'body'>;

interface Hostile {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
}

/** `unread`: they ask ten times a second, each, and read nothing. */
interface Unread extends Hostile {
  readonly kind: 'unread';
  readonly request: Asked;
}

/** Without a key and with the largest body there may be, as fast as it is taken. */
interface Strangers extends Hostile {
  readonly kind: 'strangers';
}

/** They ask as fast as they are answered, whatever the answer is. */
export interface Asking extends Hostile {
  readonly kind: 'asking';
  /** Sent in turn. */
  readonly requests: readonly Asked[];
  /** All send one at once, under one Idempotency-Key, and the next when all have their answers. */
  readonly underOneKey: boolean;
}

/** Connections of clients that are broken, or mean harm. */
export type HostileLoad = Unread | Strangers | Asking;

export interface HostileResult {
  /** As far as the service took them off their hands. */
  readonly requests: number;
  /** How many of them were answered 429. */
  readonly limited: number;
}

const largestBody = 256 * 1024;
const unreadEveryMs = 100;

answerParent<HostileLoad>(async (load) => {
  const over = AbortSignal.timeout(load.seconds * 1_000);
  if (load.kind === 'asking') return await keepAsking(load, over);
  const message = messageOf(load);
  const lines = Array.from({ length: load.connections }, async () => {
    let sent = 0;
    while (!over.aborted) sent += await keepSending(load, message, over);
    return sent;
  });
  const requests = (await Promise.all(lines)).reduce((sum, sent) => sum + sent, 0);
  return { requests, limited: 0 } satisfies HostileResult;
});

/** Sends on one connection until it breaks or the time is over; a new one is made after that. */
async function keepSending({ url, kind }: Unread | Strangers, message: Buffer, over: AbortSignal): Promise<number> {
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

function messageOf(load: Unread | Strangers): Buffer {
  const unkeyed = {
    body: JSON.stringify({ query: 'x'.repeat(largestBody - 20) }),
    headers: { 'content-type': 'application/json' },
  };
  const { body, headers } = load.kind === 'unread' ? load.request : unkeyed;
  const lines = Object.entries({ host: 'localhost', 'content-length': String(Buffer.byteLength(body)), ...headers });
  const head = ['POST /graphql HTTP/1.1', ...lines.map(([name, value]) => `${name}: ${value}`)];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

async function keepAsking(
  { url, connections, requests, underOneKey }: Asking,
  over: AbortSignal,
): Promise<HostileResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const result = { requests: 0, limited: 0 };
  let next = 0;
  const nextOfAll = () => {
    const asked = requests[next++ % requests.length];
    if (asked === undefined) throw new Error('there is nothing to ask');
    return asked;
  };
  const askOnce = async (asked: Asked) => {
    const status = await statusOf(agent, url, asked, over);
    if (status === null) await after(1);
    else result.requests += 1;
    if (status === 429) result.limited += 1;
  };
  const clients = Array.from({ length: connections });
  const keepOn = async (ask: () => Promise<unknown>) => {
    while (!over.aborted) await ask();
  };
  if (underOneKey) {
    await keepOn(async () => {
      const asked = nextOfAll();
      const headers = { ...asked.headers, 'idempotency-key': randomUUID() };
      await Promise.all(clients.map(() => askOnce({ ...asked, headers })));
    });
  } else await Promise.all(clients.map(() => keepOn(() => askOnce(nextOfAll()))));
  agent.destroy();
  return result;
}

/** Null if the connection broke, or the time is over. */
async function statusOf(
  agent: Agent,
  url: string,
  { headers, body }: Asked,
  over: AbortSignal,
): Promise<number | null> {
  try {
    const asked = request(url, { method: 'POST', agent, headers, signal: over }).end(body);
    const [response] = await once(asked, 'response');
    response.resume();
    await once(response, 'end');
    return response.statusCode;
  } catch {
    return null;
  }
}
