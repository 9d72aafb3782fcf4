import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';

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

  it('gives a request an id of its own, whatever the client calls it', async () => {
    const { body } = await app.http
      .post('/graphql')
      .set('request-id', 'mine')
      .set('x-request-id', 'mine')
      .send({ query: '{ a }' });
    expect(JSON.stringify(body)).not.toContain('mine');
  });

  it('changes nothing for GET and HEAD', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      expect((await app.http.post(path)).status).toBe(404);
      expect((await app.http.head(path)).status).toBe(200);
    }
  });
});
