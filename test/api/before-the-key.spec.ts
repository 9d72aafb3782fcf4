import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { makeApiKeyToken } from '../../src/organizations/api-key/api-key-token.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { type RawRequest, readToTheEnd, sendRaw } from '../support/raw-request.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const largest = 256 * 1024;

let app: TestApp;
let org: TestOrganization;
const requests: RawRequest[] = [];

beforeAll(async () => {
  app = await startTestApp({
    settings: {
      RATE_KEY_PER_MINUTE: '100',
      RATE_ADDRESS_PER_MINUTE: '40',
      TRUSTED_PROXIES: '127.0.0.1',
      POSTMARK_WEBHOOK_SECRET: 's'.repeat(32),
    },
  });
});
afterEach(() => {
  for (const { socket } of requests.splice(0)) socket.destroy();
  // Whoever has used up their minute begins another one.
  app.pass(60_000);
});
afterAll(() => app.stop());

const bearer = (key: string) => `authorization: Bearer ${key}`;
const guess = () => bearer(makeApiKeyToken('live', newId()).text);

/** Sends the head of a request with a large body, and not a byte of that. */
async function announce(...headers: string[]): Promise<RawRequest> {
  const body = ['content-type: application/json', `content-length: ${largest}`];
  const request = await sendRaw(app, ['POST /graphql HTTP/1.1', ...body, ...headers]);
  requests.push(request);
  return request;
}

/** What is answered, as far as the end of the first answer. */
async function answerOf({ socket }: RawRequest): Promise<{ status: number; code: string; head: string }> {
  let text = '';
  socket.resume();
  while (!/\r\n\r\n.*\}$/s.test(text)) text += String((await once(socket, 'data'))[0]);
  const [head = '', body = ''] = text.split('\r\n\r\n');
  return { status: Number(head.slice(9, 12)), code: JSON.parse(body).errors[0].extensions.code, head };
}

/** Sends as fast as it is taken, and sees the answer, and then the end of the connection. */
async function sendsInVain({ socket }: RawRequest, status: number): Promise<void> {
  const ended = new Promise((resolve) => socket.once('close', resolve));
  socket.resume();
  const head = String((await once(socket, 'data'))[0]);
  expect([Number(head.slice(9, 12)), /^connection: close\r$/m.test(head)]).toEqual([status, true]);
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  const write = () => void socket.write(chunk, (error) => void (error ?? write()));
  write();
  await ended;
  // What the operating system had taken.
  expect(socket.bytesWritten).toBeLessThan(64 * 1024 * 1024);
}

const served = async (of: TestOrganization) =>
  (await of.graphql('{ organization { id } }')).data?.organization.id === of.id;

describe('a body', () => {
  it('is not read of who brings no good key: the answer comes before it', async () => {
    for (const headers of [[], [guess()], [bearer('nonsense')], ['authorization: Basic eDp5']]) {
      expect(await answerOf(await announce(...headers))).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    }
  });

  it('is not read from an address that is used up, nor of a key that is', async () => {
    org = await app.organization();
    const from = 'x-forwarded-for: 198.51.100.7';
    for (let count = 1; count <= 40; count += 1) await answerOf(await announce(guess(), from));
    expect(await answerOf(await announce(guess(), from))).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    for (let count = 1; count <= 100; count += 1) await org.graphql('{ organization { id } }');
    const refused = await answerOf(await announce(bearer(org.apiKey)));
    expect(refused).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(refused.head).toMatch(/^x-ratelimit-remaining: 0\r$/m);
  });

  it('is not read if it is none that is taken, or its answer would be none that is wanted', async () => {
    org = await app.organization();
    const asked = [
      ['content-encoding: gzip', 415],
      ['accept: text/html', 406],
    ] as const;
    for (const [header, status] of asked) {
      expect(await answerOf(await announce(bearer(org.apiKey), header))).toMatchObject({ status });
    }
  });

  it('that was refused is read over if it is small, and the connection goes on', async () => {
    org = await app.organization();
    const small = 16 * 1024;
    const body = ['content-type: application/json', `content-length: ${small}`];
    const request = await sendRaw(app, ['POST /graphql HTTP/1.1', ...body]);
    requests.push(request);
    expect((await answerOf(request)).status).toBe(401);
    request.socket.write('x'.repeat(small));
    const next = '{"query":"{ organization { id } }"}';
    const head = ['content-type: application/json', `content-length: ${next.length}`, bearer(org.apiKey)];
    request.socket.write(
      ['POST /graphql HTTP/1.1', ...head, 'host: localhost', 'connection: close', '', next].join('\r\n'),
    );
    expect(await readToTheEnd(request)).toContain(org.id);
  });

  it.each([
    ['is large', `content-length: ${largest}`],
    ['may go on for ever', 'transfer-encoding: chunked'],
  ])('that was refused and %s is not read over: its sender reads why, and the connection ends', async (_, length) => {
    const refused = [
      ['/graphql', 401],
      ['/graphql/', 404],
      ['/nothing', 404],
      ['/webhooks/postmark', 401],
    ] as const;
    const sent = refused.map(async ([path, status]) => {
      const request = await sendRaw(app, [`POST ${path} HTTP/1.1`, 'content-type: application/json', length]);
      requests.push(request);
      await sendsInVain(request, status);
    });
    await Promise.all(sent);
  });

  it('that was refused costs no client its answer, however it sends it', async () => {
    const body = JSON.stringify({ query: '{ organization { id } }', variables: { x: 'x'.repeat(250_000) } });
    for (let count = 1; count <= 3; count += 1) {
      const asked = await fetch(`${await app.app.getUrl()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect([asked.status, await asked.text()]).toEqual([401, expect.stringContaining('UNAUTHENTICATED')]);
      const answer = await app.http.post('/graphql').set('content-type', 'application/json').send(body);
      expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    }
  });

  it('of one caller does not take the memory of all: so much is held of an organization, and no more', async () => {
    org = await app.organization();
    const quiet = await app.organization();
    // 16 MiB.
    for (let count = 1; count <= 64; count += 1) await announce(bearer(org.apiKey));
    expect(await answerOf(await announce(bearer(org.apiKey)))).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    expect(await served(quiet)).toBe(true);
    for (const { socket, response } of requests.splice(0, 32)) {
      const noticed = once(response, 'close');
      socket.destroy();
      if (!response.destroyed) await noticed;
    }
    expect(await served(org)).toBe(true);
  });
});
