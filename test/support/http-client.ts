import { Agent } from 'node:http';
import supertest from 'supertest';

export type HttpClient = ReturnType<typeof supertest>;

const connections = new Agent({ keepAlive: true });

// The service gave an idle connection up in the moment in which the request was written: it has not heard it. What is cut off
// while it is answered is an error of the test.
const isUnheard = (error?: { readonly code?: string; readonly syscall?: string } | null) =>
  error?.code === 'ECONNRESET' && error.syscall === 'write';

/** Asks the service at that address over connections that stay, as its clients do: a new one for each request costs as much as the request. */
export function httpClient(url: string): HttpClient {
  const asks = Object.entries(supertest(url)).map(([method, ask]): [string, typeof ask] => [
    method,
    (path: string) => ask(path).agent(connections).retry(1, isUnheard),
  ]);
  return Object.fromEntries(asks) as unknown as HttpClient;
}
