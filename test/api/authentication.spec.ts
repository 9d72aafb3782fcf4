import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getDataSourceToken } from '@nestjs/typeorm';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { makeApiKeyToken } from '../../src/organizations/api-key/api-key-token.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { type Statements, watchStatements } from '../support/statements.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** Two processes of one service, on one database; each with one connection for its requests. */
let first: TestApp;
let second: TestApp;
let superuser: pg.Client;
let org: TestOrganization;
let statements: Statements;

beforeAll(async () => {
  const settings = { API_POOL_SIZE: '1' };
  first = await startTestApp({ settings });
  second = await startTestApp({ settings, beside: first });
  superuser = new pg.Client({ connectionString: first.database.superuserUrl });
  await superuser.connect();
  org = await first.organization();
});
afterAll(async () => {
  await superuser.end();
  await second.stop();
  await first.stop();
});
beforeEach(() => {
  first.forgetCallers();
  second.forgetCallers();
  statements = watchStatements();
});
afterEach(() => statements.stop());

const ask = (app: TestApp, key = org.apiKey, onBehalfOf?: string) =>
  app.http
    .post('/graphql')
    .set({ authorization: `Bearer ${key}`, ...(onBehalfOf === undefined ? {} : { 'x-on-behalf-of': onBehalfOf }) })
    .send({ query: '{ organization { id } }' });
const lookUps = () => statements.with('authenticate_api_key').length;

/** Everything that was sent beside what a read of the organization itself needs. */
const others = () =>
  statements
    .with('')
    .filter(
      (text) =>
        !/^(BEGIN|START TRANSACTION|COMMIT)|set_config|FROM organizations|UPDATE api_keys SET last_used_at/i.test(text),
    );

describe('telling who calls', () => {
  it('takes one query of a request, and none while its answer is remembered', async () => {
    expect((await ask(first)).status).toBe(200);
    expect(others()).toEqual([expect.stringContaining('authenticate_api_key')]);
    for (let call = 1; call <= 5; call += 1) expect((await ask(first)).status).toBe(200);
    expect(lookUps()).toBe(1);
    first.forgetCallers();
    expect((await ask(first)).status).toBe(200);
    expect(lookUps()).toBe(2);
  });

  it('takes no more with a member on whose behalf the key calls', async () => {
    for (let call = 1; call <= 3; call += 1)
      expect((await ask(first, org.apiKey, 'rita@northwind.test')).status).toBe(200);
    expect(others()).toEqual([expect.stringContaining('authenticate_api_key')]);
  });

  it('takes one query for requests that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(first)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(lookUps()).toBe(1);
  });

  it('takes one query for a key that is not valid, too, and none for one that cannot be', async () => {
    const unknown = makeApiKeyToken('live', newId()).text;
    for (let call = 1; call <= 3; call += 1) expect((await ask(first, unknown)).status).toBe(401);
    expect(lookUps()).toBe(1);
    const mistyped = `${unknown.slice(0, -1)}${unknown.endsWith('0') ? '1' : '0'}`;
    for (const none of [mistyped, 'ft_live_', 'nonsense']) expect((await ask(first, none)).status).toBe(401);
    expect(lookUps()).toBe(1);
  });

  it('reads the tables it needs by their indexes, however many keys there are', async () => {
    await superuser.query(`
      INSERT INTO api_keys (organization_id, id, name, mode, secret_hash, scopes, created_at)
      SELECT '${org.id}', gen_random_uuid(), 'many', 'live', sha256(n::text::bytea), '{reads}', now() FROM generate_series(1, 20000) n`);
    await superuser.query('VACUUM (ANALYZE)');
    const read = async () => {
      // Its own counts are written by a connection when it is told to; the pool has one.
      await first.app.get<DataSource>(getDataSourceToken('api')).query('SELECT pg_stat_force_next_flush()');
      await first.app.get<DataSource>(getDataSourceToken('api')).query('SELECT 1');
      const { rows } = await superuser.query<{ table: string; whole: number; rows: number }>(`
        SELECT relname AS table, seq_scan::int AS whole, (seq_tup_read + idx_tup_fetch)::int AS rows FROM pg_stat_user_tables
        WHERE relname = 'api_keys'`);
      return rows[0] ?? { whole: 0, rows: 0 };
    };
    // The first use of a key is noted, which reads it once more.
    await ask(first, org.apiKey);
    const before = await read();
    first.forgetCallers();
    await ask(first, org.apiKey);
    const after = await read();
    expect({ whole: after.whole - before.whole, rows: after.rows - before.rows }).toEqual({ whole: 0, rows: 1 });
  });
});

describe('a key that is revoked', () => {
  it('is refused by every process as soon as what it remembers is five seconds old', async () => {
    const other = await first.organization();
    for (const app of [first, second]) expect((await ask(app, other.apiKey)).status).toBe(200);
    const { data } = await other.graphql('{ apiKeys { nodes { id } } }');
    const revoke =
      'mutation($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { __typename ... on ApiKey { revokedAt } } }';
    const revoked = await other.graphql(revoke, { input: { apiKeyId: data.apiKeys.nodes[0].id } });
    expect(revoked.data.revokeApiKey.__typename).toBe('ApiKey');
    first.pass(5_000);
    second.pass(5_000);
    for (const app of [first, second]) expect((await ask(app, other.apiKey)).status).toBe(401);
  });

  it('does not get longer by being used all the time', async () => {
    const other = await first.organization();
    await ask(second, other.apiKey);
    await superuser.query('UPDATE api_keys SET revoked_at = now() WHERE organization_id = $1', [other.id]);
    const statuses: number[] = [];
    for (let elapsed = 1; elapsed <= 5; elapsed += 1) {
      statuses.push((await ask(second, other.apiKey)).status);
      second.pass(1_000);
    }
    expect((await ask(second, other.apiKey)).status).toBe(401);
    expect(statuses[0]).toBe(200);
  });
});
