import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A receiver on this machine: `/hang` never answers, everything else is taken. */
export interface Sink {
  readonly url: string;
  /** Called with each body that is taken, when it is there. */
  hear(heard: (id: string) => void): void;
  stop(): Promise<void>;
}

export async function startSink(): Promise<Sink> {
  let heard: (id: string) => void = () => undefined;
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/hang') return;
    request.on('end', () => {
      heard(String(request.headers['webhook-id']));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hear: (next) => {
      heard = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
