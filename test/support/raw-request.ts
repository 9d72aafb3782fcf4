import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { TestApp } from './test-app.js';

/** A connection of a client's own making. */
export interface RawRequest {
  readonly socket: Socket;
  /** The service's side of it. */
  readonly response: ServerResponse;
}

/** Connects and sends the head of a request, and as much of its body as is given. Nothing of the answer is read. */
export async function sendRaw(app: TestApp, head: readonly string[], body = ''): Promise<RawRequest> {
  const { hostname, port } = new URL(await app.app.getUrl());
  const socket = connect(Number(port), hostname).pause();
  socket.on('error', () => undefined);
  const arrived = once(app.app.getHttpServer(), 'request');
  socket.write([...head, 'host: localhost', '', body].join('\r\n'));
  const [, response] = (await arrived) as [unknown, ServerResponse];
  return { socket, response };
}

/** The same of a whole operation, with the key of an organization. */
export async function askRaw(app: TestApp, apiKey: string, query: string): Promise<RawRequest> {
  const body = JSON.stringify({ query });
  const head = ['content-type: application/json', `authorization: Bearer ${apiKey}`, `content-length: ${body.length}`];
  return await sendRaw(app, ['POST /graphql HTTP/1.1', ...head], body);
}

/** Reads what there is to read until the connection ends. */
export async function readToTheEnd({ socket }: RawRequest): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  const closed = once(socket, 'close');
  socket.resume();
  await closed;
  return Buffer.concat(chunks).toString();
}
