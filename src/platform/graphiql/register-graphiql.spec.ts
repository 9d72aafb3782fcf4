import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import supertest from 'supertest';
import { protectHttp } from '../http/http-options.js';
import type { GraphiqlSettings } from './graphiql-page.js';
import { type GraphiqlOptions, registerGraphiql } from './register-graphiql.js';

const options: GraphiqlOptions = {
  graphqlPath: '/graphql',
  defaultHeaders: { Authorization: 'Bearer ft_test_key' },
  defaultQuery: '{ viewer { __typename } }',
};

async function serve(given: Partial<GraphiqlOptions> = {}) {
  const http = fastify();
  // As in the service, whose policy for everything else allows nothing at all.
  protectHttp(http);
  await registerGraphiql(http, { ...options, ...given });
  await http.listen({ port: 0, host: '127.0.0.1' });
  const { port } = http.server.address() as AddressInfo;
  return { port, get: supertest(`http://127.0.0.1:${port}`).get, stop: () => http.close() };
}

function settingsOf(page: string): GraphiqlSettings {
  const [, json = ''] = /<script id="settings" type="application\/json">(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(json) as GraphiqlSettings;
}

/** What a page or stylesheet makes a browser load. */
function loadedBy(source: string): string[] {
  const found = source.matchAll(/(?:src|href)\s*=\s*"([^"]*)"|url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)/g);
  return [...found].map(([, attribute, url, imported]) => attribute ?? url ?? imported ?? '');
}

describe('The GraphiQL page', () => {
  let service: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    service = await serve();
  });
  afterAll(() => service.stop());

  it('loads everything from the service itself, each file with its type', async () => {
    const { text } = await service.get('/graphiql').expect(200).expect('content-type', 'text/html; charset=utf-8');
    const types: Record<string, string> = {
      js: 'text/javascript; charset=utf-8',
      css: 'text/css; charset=utf-8',
      svg: 'image/svg+xml',
    };
    const paths = loadedBy(text);
    expect(paths).toHaveLength(7);
    for (const path of paths) {
      expect(path).toMatch(/^\/graphiql\/assets\/[a-z-]+\.(js|css|svg)$/);
      const answer = await service.get(path).expect(200).expect('x-content-type-options', 'nosniff');
      expect(answer.headers['content-type']).toBe(types[path.split('.')[1] ?? '']);
      expect(Number(answer.headers['content-length'])).toBeGreaterThan(100);
    }
  });

  it('has stylesheets that load nothing further', async () => {
    const { text } = await service.get('/graphiql/assets/graphiql.css');
    const urls = loadedBy(text);
    expect(urls.length).toBeGreaterThan(0);
    expect(urls.filter((url) => !url.startsWith('data:'))).toEqual([]);
    expect(loadedBy((await service.get('/graphiql/assets/page.css')).text)).toEqual([]);
  });

  it('allows scripts of this origin alone, and has none inline', async () => {
    const { text, headers } = await service.get('/graphiql');
    const { styleNonce } = settingsOf(text);
    expect(headers['content-security-policy']?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${styleNonce}'`,
      "connect-src 'self'",
      'font-src data:',
      "img-src 'self' data:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    const scripts = text.match(/<script[^>]*>/g) ?? [];
    expect(scripts.filter((tag) => !tag.includes(' src="'))).toEqual([
      '<script id="settings" type="application/json">',
    ]);
    expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
  });

  it('makes a new nonce for every answer, and lets none be kept', async () => {
    const first = await service.get('/graphiql').expect('cache-control', 'no-store');
    const second = await service.get('/graphiql');
    expect(settingsOf(first.text).styleNonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(settingsOf(first.text).styleNonce).not.toBe(settingsOf(second.text).styleNonce);
  });

  it('starts with the query, the headers and the endpoint it was given', async () => {
    expect(settingsOf((await service.get('/graphiql')).text)).toMatchObject(options);
  });

  it('shows no key to a site that points its own name at this machine', async () => {
    for (const host of ['rebound.example', 'localhost.example', '127.0.0.1.example:3000', '[::2]']) {
      const { text } = await service.get('/graphiql').set('Host', host).expect(200);
      expect(settingsOf(text).defaultHeaders).toBeNull();
      expect(text).not.toContain('ft_test_key');
    }
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000']) {
      const { text } = await service.get('/graphiql').set('Host', host);
      expect(settingsOf(text).defaultHeaders).toEqual(options.defaultHeaders);
    }
  });

  it('has no headers where none are given', async () => {
    const production = await serve({ defaultHeaders: null });
    expect(settingsOf((await production.get('/graphiql')).text).defaultHeaders).toBeNull();
    await production.stop();
  });

  it('keeps markup in its settings from becoming markup', async () => {
    const defaultQuery = '# </script><script>alert(1)</script><!-- <script>\n{ viewer { __typename } }';
    const hostile = await serve({ defaultQuery });
    const { text } = await hostile.get('/graphiql');
    expect(settingsOf(text).defaultQuery).toBe(defaultQuery);
    expect(text).not.toContain('alert(1)<');
    expect(text).not.toContain('<!-- ');
    await hostile.stop();
  });

  it('answers 304 for a file that the browser has, and the file when it has another', async () => {
    const path = '/graphiql/assets/graphiql.js';
    const { headers } = await service.get(path).expect('cache-control', 'no-cache');
    await service
      .get(path)
      .set('If-None-Match', headers['etag'] ?? '')
      .expect(304);
    await service.get(path).set('If-None-Match', '"of-an-older-release"').expect(200);
  });

  it.each([
    '/graphiql/assets',
    '/graphiql/assets/',
    '/graphiql/assets/.',
    '/graphiql/assets/package.json',
    '/graphiql/assets/graphiql.min.js',
    '/graphiql/assets/react.development.js',
    '/graphiql/assets/../../package.json',
    '/graphiql/assets/./react.js',
    '/graphiql/assets/react.js/../../../package.json',
    '/graphiql/assets/..%2f..%2fpackage.json',
    '/graphiql/assets/%2e%2e/%2e%2e/package.json',
    '/graphiql/assets/%252e%252e%252fpackage.json',
    '/graphiql/assets/..\\..\\package.json',
    '/graphiql/assets/react.js%00.json',
    '/graphiql/assets//etc/passwd',
    '//graphiql/assets/react.js',
    '/graphiql/../package.json',
  ])('serves nothing at %s', async (path) => {
    expect(await statusOf(path)).toBe(404);
  });

  it('takes nothing: a POST finds no page', async () => {
    expect(await statusOf('/graphiql', 'POST')).toBe(404);
  });

  /** By the bare HTTP client: others tidy a path up before they send it. */
  function statusOf(path: string, method = 'GET'): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port: service.port, path, method }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode));
      })
        .once('error', reject)
        .end();
    });
  }
});
