import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { makeApiKeyToken } from '../../src/organizations/api-key/api-key-token.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const query = '{ organization { name } }';

describe('access to the API', () => {
  let app: TestApp;
  let org: TestOrganization;
  let database: pg.Client;

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization({ name: 'Northwind Labs' });
    database = new pg.Client({ connectionString: app.database.superuserUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await app.stop();
  });

  const ask = (headers: Record<string, string>) => app.http.post('/graphql').set(headers).send({ query });

  const expectRefused = async (headers: Record<string, string>) => {
    const { status, body, headers: answered } = await ask(headers);
    expect({ status, body, challenge: answered['www-authenticate'] }).toEqual({
      status: 401,
      challenge: 'Bearer',
      body: {
        errors: [
          {
            message:
              'Send a valid API key or a token of your identity provider: "Authorization: Bearer ft_live_…" or "Bearer eyJ…".',
            extensions: { code: 'UNAUTHENTICATED' },
          },
        ],
      },
    });
  };

  it('is given to a valid key, and says whose it is by its organization alone', async () => {
    const other = await app.organization({ name: 'Southwind' });
    for (const [each, name] of [
      [org, 'Northwind Labs'],
      [other, 'Southwind'],
    ] as const) {
      const { body } = await ask({ authorization: `Bearer ${each.apiKey}` });
      expect(body.data).toEqual({ organization: { name } });
    }
  });

  it('knows no other way to name an organization than its key', async () => {
    const other = await app.organization({ name: 'Southwind' });
    for (const header of ['x-organization-id', 'x-tenant-id', 'organization-id', 'app.organization_id']) {
      const { body } = await ask({ authorization: `Bearer ${org.apiKey}`, [header]: other.id });
      expect(body.data).toEqual({ organization: { name: 'Northwind Labs' } });
      await expectRefused({ [header]: other.id });
    }
  });

  it('is refused without a key, and to what is none, in one shape', async () => {
    await expectRefused({});
    const { apiKey } = org;
    const mistyped = `${apiKey.slice(0, -10)}${apiKey.at(-10) === 'x' ? 'y' : 'x'}${apiKey.slice(-9)}`;
    for (const authorization of [
      '',
      'Bearer',
      'Bearer ',
      apiKey,
      `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
      `Token ${apiKey}`,
      `Bearer ${mistyped}`,
      `Bearer ${apiKey.slice(0, -1)}`,
      `Bearer ${apiKey}x`,
      `Bearer ${apiKey.toUpperCase()}`,
      `Bearer ${apiKey}, Bearer ${apiKey}`,
      `Bearer ${apiKey} ${apiKey}`,
      'Bearer ft_live_',
      `Bearer ft_${'x'.repeat(4_000)}`,
      'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.',
      "Bearer ft_live_' OR true; --",
    ]) {
      await expectRefused({ authorization });
    }
  });

  it('is refused to a well-formed key of nobody, and to the id of one key with the secret of another', async () => {
    await expectRefused({ authorization: `Bearer ${makeApiKeyToken('live', newId()).text}` });
    const { rows } = await database.query<{ id: string }>('SELECT id FROM api_keys WHERE organization_id = $1', [
      org.id,
    ]);
    await expectRefused({ authorization: `Bearer ${makeApiKeyToken('live', rows[0]?.id ?? '').text}` });
  });

  it('is refused to an expired and to a revoked key', async () => {
    const expired = await app.organization();
    await database.query('UPDATE api_keys SET expires_at = now() WHERE organization_id = $1', [expired.id]);
    await expectRefused({ authorization: `Bearer ${expired.apiKey}` });
    const revoked = await app.organization();
    await database.query('UPDATE api_keys SET revoked_at = now() WHERE organization_id = $1', [revoked.id]);
    await expectRefused({ authorization: `Bearer ${revoked.apiKey}` });
  });

  it('is given to a key that expires later', async () => {
    const later = await app.organization();
    await database.query(`UPDATE api_keys SET expires_at = now() + interval '1 hour' WHERE organization_id = $1`, [
      later.id,
    ]);
    expect((await ask({ authorization: `Bearer ${later.apiKey}` })).status).toBe(200);
  });

  it('takes no key from anywhere but the header', async () => {
    const inUrl = await app.http
      .post(`/graphql?apiKey=${org.apiKey}&access_token=${org.apiKey}`)
      .send({ query, apiKey: org.apiKey });
    expect(inUrl.status).toBe(401);
    await expectRefused({ cookie: `authorization=Bearer ${org.apiKey}` });
  });

  it('carries the headers that keep a browser out', async () => {
    const { headers } = await ask({ authorization: `Bearer ${org.apiKey}`, origin: 'https://elsewhere.example' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers['x-powered-by']).toBeUndefined();
  });
});
