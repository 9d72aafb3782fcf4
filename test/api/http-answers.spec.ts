import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { httpOptions } from '../../src/platform/http/http-options.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('a sender who is slow', () => {
  it('is noticed within about a second of the time that is allowed', async () => {
    const http = fastify({
      ...httpOptions({ trustedProxies: [] }),
      http: { ...httpOptions({ trustedProxies: [] }).http, headersTimeout: 50 },
    });
    await http.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((http.server.address() as AddressInfo).port, '127.0.0.1');
    try {
      socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n');
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk));
      // Node looks after half a minute if it is not told otherwise: long after this.
      const late = AbortSignal.timeout(20_000);
      await once(socket, 'close', { signal: late });
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    } finally {
      socket.destroy();
      await http.close();
    }
  });
});

describe('the HTTP server', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  it.each(['/', '/nothing', '/health', '/health/ready/', '/health/..%2fgraphql', '/.env', '/%00', '/a%'])(
    'tells nothing of itself at %s',
    async (path) => {
      const url = await app.app.getUrl();
      const answer = await fetch(`${url}${path}`);
      const text = await answer.text();
      expect([400, 404]).toContain(answer.status);
      expect(text).not.toMatch(/node_modules|stack|fastify|nest/i);
      expect(answer.headers.get('x-powered-by')).toBeNull();
      expect(answer.headers.get('server')).toBeNull();
    },
  );

  it('sends the headers that keep pages of others out with every answer', async () => {
    for (const path of ['/health/live', '/nothing', '/graphql']) {
      const { headers } = await app.http.get(path);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('answers every request with its id: the client’s own, or a new one', async () => {
    const paths = ['/health/live', '/nothing', '/graphql', '/a%', '/preferences/x'];
    for (const path of paths) {
      const named = await fetch(`${await app.app.getUrl()}${path}`, { headers: { 'x-request-id': 'edge-7/Root=1' } });
      expect([path, named.headers.get('x-request-id')]).toEqual([path, 'edge-7/Root=1']);
      for (const given of ['two words', 'ana@example.test', 'x'.repeat(200)]) {
        const { headers } = await app.http.get('/health/live').set('x-request-id', given);
        expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      }
    }
  });

  it('reads no body at a path that leads nowhere', async () => {
    const answer = await app.http
      .post('/nothing')
      .set('content-type', 'application/json')
      .send(`{"a":"${'x'.repeat(200_000)}`);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('JSON');
  });

  it('answers what is sent ahead on one connection in its order, and ends one on which too much is', async () => {
    const { hostname, port } = new URL(await app.app.getUrl());
    const ask = async (times: number) => {
      const socket = connect(Number(port), hostname);
      const ids = Array.from({ length: times }, (_, number) => `ahead-${number}`);
      const requests = ids.map((id) => `GET /health/live HTTP/1.1\r\nhost: x\r\nx-request-id: ${id}\r\n\r\n`);
      let text = '';
      socket.on('data', (chunk) => (text += chunk));
      socket.write(requests.join('').replace(/\r\n\r\n$/, '\r\nconnection: close\r\n\r\n'));
      await new Promise((resolve) => socket.once('error', resolve).once('close', resolve));
      return [...text.matchAll(/x-request-id: (ahead-\d+)/g)].map(([, id]) => id);
    };
    expect(await ask(8)).toEqual(Array.from({ length: 8 }, (_, number) => `ahead-${number}`));
    expect(await ask(9)).toEqual([]);
  });

  it('changes nothing for GET and HEAD', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      expect((await app.http.post(path)).status).toBe(404);
      expect((await app.http.head(path)).status).toBe(200);
    }
  });
});
