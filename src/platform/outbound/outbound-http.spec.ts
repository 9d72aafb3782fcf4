import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { localhostCertificate, localhostKey } from '../../../test/support/localhost-certificate.js';
import { parseConfig } from '../config/config.js';
import { OutboundGuard } from './outbound-guard.js';
import { OutboundHttp, type OutboundRequest } from './outbound-http.js';

const servers: Server[] = [];
const sockets = new Set<Socket>();

/** Listens on this machine until the test ends; returns the port. */
async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

const serve = (listener: RequestListener) => listen(createServer(listener));

/** This machine stands for one on the Internet: its own address is exempt. */
function outbound(resolve: (host: string) => readonly string[] = () => ['127.0.0.1']): OutboundHttp {
  return new OutboundHttp(
    new OutboundGuard(parseConfig({ OUTBOUND_ALLOW: '127.0.0.1' }), async (host) => resolve(host)),
  );
}

const get = (url: string, more: Partial<OutboundRequest> = {}) => outbound().send({ url, method: 'GET', ...more });

describe('an outbound request', () => {
  it('comes back with status, headers and body', async () => {
    const port = await serve((request, response) => {
      response.setHeader('Retry-After', '120');
      response.writeHead(429);
      request.pipe(response);
    });
    const url = `http://hooks.example.test:${port}/in?x=1`;
    const result = await outbound().send({ url, method: 'POST', headers: { 'webhook-id': '7' }, body: '{"a":1}' });
    expect(result).toMatchObject({ kind: 'answered', status: 429, headers: { 'retry-after': '120' } });
    expect(result.kind === 'answered' && result.body.toString()).toBe('{"a":1}');
  });

  it('names the host it is for, and connects to the address that was checked, whatever the name resolves to next', async () => {
    const hosts: unknown[] = [];
    const port = await serve((request, response) => {
      hosts.push(request.headers.host);
      response.end('public');
    });
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    const result = await outbound(() => answers.shift() ?? []).send({
      url: `http://rebind.example.test:${port}/`,
      method: 'GET',
    });
    expect(result).toMatchObject({ kind: 'answered', status: 200 });
    expect(hosts).toEqual([`rebind.example.test:${port}`]);
    expect(answers).toHaveLength(1);
  });

  it('keeps no connection: the next one resolves and checks the name anew', async () => {
    const connections: unknown[] = [];
    const port = await serve((request, response) => {
      connections.push(request.headers.connection);
      response.end();
    });
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    const http = outbound(() => answers.shift() ?? []);
    const send = () => http.send({ url: `http://rebind.example.test:${port}/`, method: 'GET' });
    expect((await send()).kind).toBe('answered');
    expect(await send()).toEqual({ kind: 'refused-address', because: 'SCHEME' });
    expect(connections).toEqual(['close']);
  });

  it('follows no redirect', async () => {
    let requests = 0;
    const port = await serve((_request, response) => {
      requests += 1;
      response
        .writeHead(302, { location: requests === 1 ? '/again' : 'http://169.254.169.254/latest/meta-data/' })
        .end();
    });
    expect(await get(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'answered', status: 302 });
    expect(requests).toBe(1);
  });

  it('reads 64 KB and then closes the connection', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const port = await serve((request, response) => {
      closed = new Promise((resolve) => request.socket.on('error', () => undefined).once('close', resolve));
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384)));
      };
      response.on('drain', more);
      more();
    });
    expect(await get(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'too-large', status: 200 });
    await closed;
  });

  it('takes a body of exactly what it may have, and counts what comes: nothing is decompressed', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    const port = await serve(
      (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    const result = await get(`http://127.0.0.1:${port}/`, { mostBytes: bomb.length });
    expect(result).toMatchObject({ kind: 'answered', body: bomb });
    expect((await get(`http://127.0.0.1:${port}/`, { mostBytes: bomb.length - 1 })).kind).toBe('too-large');
  });

  describe('ends at its deadline', () => {
    const deadlineMs = 300;

    it('where nobody answers', async () => {
      const port = await serve(() => undefined);
      expect(await get(`http://127.0.0.1:${port}/`, { deadlineMs })).toEqual({ kind: 'timed-out' });
    });

    it('where the headers come byte by byte', async () => {
      const port = await listen(createTcpServer((socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx: ')));
      expect(await get(`http://127.0.0.1:${port}/`, { deadlineMs })).toEqual({ kind: 'timed-out' });
    });

    it('where the body comes byte by byte', async () => {
      const port = await listen(createTcpServer((socket) => drip(socket, 'HTTP/1.1 200 OK\r\n\r\n')));
      expect(await get(`http://127.0.0.1:${port}/`, { deadlineMs })).toEqual({ kind: 'timed-out' });
    });

    it('where the encryption is never agreed on', async () => {
      const port = await listen(createTcpServer());
      expect(await get(`https://127.0.0.1:${port}/`, { deadlineMs })).toEqual({ kind: 'timed-out' });
    });
  });

  it('says nothing of why nobody could be reached', async () => {
    const closed = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const garbage = await listen(createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n')));
    const dropped = await listen(createTcpServer((socket) => socket.destroy()));
    const endless = await serve((_request, response) => void response.setHeader('x', 'y'.repeat(20_000)).end());
    for (const port of [closed, garbage, dropped, endless])
      expect(await get(`http://127.0.0.1:${port}/`)).toEqual({ kind: 'unreachable' });
    const http = outbound(() => []);
    expect(await http.send({ url: 'https://nobody.example.test/', method: 'GET' })).toEqual({ kind: 'unreachable' });
  });

  it('is not made to a refused address', async () => {
    let connections = 0;
    const server = createServer(() => undefined).on('connection', () => {
      connections += 1;
    });
    const port = await listen(server);
    const http = new OutboundHttp(new OutboundGuard(parseConfig({}), async () => ['127.0.0.1']));
    const send = (url: string) => http.send({ url, method: 'GET' });
    expect(await send(`https://127.0.0.1:${port}/`)).toEqual({ kind: 'refused-address', because: 'PORT' });
    expect(await send('https://hooks.example.test/')).toEqual({ kind: 'refused-address', because: 'NOT_PUBLIC' });
    expect(connections).toBe(0);
  });

  describe('over TLS', () => {
    let port: number;
    const trusted = getCACertificates('default');

    beforeAll(() => setDefaultCACertificates([...trusted, localhostCertificate]));
    afterAll(() => setDefaultCACertificates(trusted));

    const start = async () => {
      const options = { cert: localhostCertificate, key: localhostKey };
      port = await listen(createSecureServer(options, (_request, response) => void response.end('secret')));
    };

    it('believes a certificate for the name', async () => {
      await start();
      for (const host of ['localhost', '127.0.0.1'])
        expect(await get(`https://${host}:${port}/`)).toMatchObject({ kind: 'answered', status: 200 });
    });

    it('believes none for another name, although the address was checked', async () => {
      await start();
      expect(await get(`https://hooks.example.test:${port}/`)).toEqual({ kind: 'unreachable' });
    });
  });
});

/** The head at once, and then a byte every few milliseconds for ever. */
function drip(socket: Socket, head: string): void {
  socket.on('error', () => undefined);
  socket.write(head);
  const timer = setInterval(() => socket.write('x'), 5);
  socket.on('close', () => clearInterval(timer));
}
