import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { EventBody } from './mirror.ts';

export interface Listener {
  readonly url: string;
  /** The secret is known once the endpoint is made, which needs the address. */
  trust(secret: string): void;
  stop(): Promise<void>;
}

// No event is nearly as large.
const largest = 64 * 1024;

/** Takes webhooks at an address of this machine: what is not signed with the secret is refused. */
export async function listen(take: (event: EventBody) => void): Promise<Listener> {
  let webhook: Webhook | undefined;
  const server = createServer(async (request, response) => {
    try {
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of request as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > largest) throw new Error('too large');
        chunks.push(chunk);
      }
      // The text as it came: parsed and written again it would be another one.
      const text = Buffer.concat(chunks).toString('utf8');
      const event = webhook?.verify(text, request.headers as Record<string, string>) as EventBody;
      take(event);
      response.writeHead(204).end();
    } catch {
      response.writeHead(400).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/followthrough`,
    trust: (secret) => {
      webhook = new Webhook(secret);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
