import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What becomes of what is said through the proxy. */
export type Passage =
  /** It goes through. */
  | 'open'
  /** Connections stay open, and nothing goes through any more in either direction: a network that forgot them. */
  | 'silent'
  /** Connections are refused. */
  | 'refused';

export interface TcpProxy {
  readonly port: number;
  /** From now on new connections are led to another port of the server. */
  aim(port: number): void;
  /** The address with the proxy's host and port in place of its own. */
  through(url: string): string;
  /** New connections from now on. Those that are there go on as they are. */
  lead(passage: Passage): void;
  /** Those that are there, and stay so: whatever new ones do. */
  silence(): void;
  /** Ends those that are there with a reset. */
  reset(): void;
  /** Every byte comes so many milliseconds later, from now on. */
  delay(milliseconds: number): void;
  /** How many connections are open. */
  readonly connections: number;
  stop(): Promise<void>;
}

interface Pair {
  isSilent: boolean;
}

/** Stands between the service and a server on this machine. */
export async function startTcpProxy(target: { readonly host?: string; readonly port: number }): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  const sockets = new Set<Socket>();
  let passage: Passage = 'open';
  let lateMs = 0;
  let targetPort = target.port;

  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const accept = (near: Socket) => {
    if (passage === 'refused') return void near.resetAndDestroy();
    // As a network that loses what is said: the connection is there, and nobody behind it.
    if (passage === 'silent') {
      keep(near);
      near.resume();
      return;
    }
    const far = connect({ port: targetPort, host: target.host ?? '127.0.0.1', allowHalfOpen: true });
    const pair: Pair = { isSilent: false };
    pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      keep(from);
      from.setNoDelay(true);
      from.on('data', (bytes) => pass(pair, bytes, to));
      // What ends while it is silent is not told: the other side never hears of it.
      from.on('end', () => void (pair.isSilent || later(() => to.end())));
      from.on('error', () => void (pair.isSilent || to.destroy()));
      from.on('close', () => {
        if (!pair.isSilent) later(() => to.destroy());
        pairs.delete(pair);
      });
    }
  };
  const later = (act: () => void) => (lateMs === 0 ? act() : void setTimeout(act, lateMs));
  const pass = (pair: Pair, bytes: Buffer, to: Socket) => {
    if (!pair.isSilent) later(() => void (pair.isSilent || to.destroyed || to.write(bytes)));
  };

  // Each side ends when it is told to: what is silent answers no goodbye either.
  const server = createServer({ allowHalfOpen: true }, accept);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const end = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port,
    aim: (port) => {
      targetPort = port;
    },
    through: (text) => {
      const url = new URL(text);
      url.host = `127.0.0.1:${port}`;
      return url.toString();
    },
    lead: (way) => {
      passage = way;
    },
    silence: () => {
      for (const pair of pairs) pair.isSilent = true;
    },
    reset: end,
    delay: (milliseconds) => {
      lateMs = milliseconds;
    },
    get connections() {
      return pairs.size;
    },
    stop: async () => {
      end();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
