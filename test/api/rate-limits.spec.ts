import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import type { Response } from 'supertest';
import { CallerAuthenticator } from '../../src/organizations/access/caller-authenticator.js';
import { makeApiKeyToken } from '../../src/organizations/api-key/api-key-token.js';
import { ApiKeysService } from '../../src/organizations/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { Problem } from '../../src/platform/problems/problem.js';
import { RateLimiter } from '../../src/platform/rates/rate-limiter.js';
import { type Statements, watchStatements } from '../support/statements.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const settings = {
  RATE_KEY_PER_MINUTE: '4',
  RATE_ORGANIZATION_PER_MINUTE: '6',
  RATE_ADDRESS_PER_MINUTE: '3',
  TRUSTED_PROXIES: '127.0.0.1',
};

/** Two processes of one service, on one database. */
let first: TestApp;
let second: TestApp;
let superuser: pg.Client;
let org: TestOrganization;
let statements: Statements;

beforeAll(async () => {
  first = await startTestApp({ settings });
  second = await startTestApp({ settings, beside: first });
  superuser = new pg.Client({ connectionString: first.database.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await second.stop();
  await first.stop();
});
beforeEach(async () => {
  org = await first.organization();
  statements = watchStatements();
});
afterEach(() => statements.stop());

const bearer = (key = org.apiKey) => `Bearer ${key}`;
const guess = () => bearer(makeApiKeyToken('live', newId()).text);

interface Call {
  readonly of?: TestApp;
  readonly key?: string;
  readonly from?: string;
  readonly onBehalfOf?: string;
  readonly query?: string;
}

const ask = ({
  of = first,
  key = bearer(),
  from = '192.0.2.1',
  onBehalfOf,
  query = '{ organization { id } }',
}: Call) => {
  const behalf = onBehalfOf === undefined ? {} : { 'x-on-behalf-of': onBehalfOf };
  return of.http
    .post('/graphql')
    .set({ authorization: key, 'x-forwarded-for': from, ...behalf })
    .send({ query });
};

/** One after the other, so that it is known which of them is refused. */
const statusesOf = async (times: number, call: Call | (() => Call)): Promise<number[]> => {
  const statuses: number[] = [];
  for (let count = 1; count <= times; count += 1) {
    statuses.push((await ask(typeof call === 'function' ? call() : call)).status);
  }
  return statuses;
};

const scopeOf = ({ status, body }: Response) => [status, body.errors?.[0].extensions.scope];
const settle = (app: TestApp) => app.app.get(RateLimiter).settle();

/** The minute goes by for the windows that the database holds. */
const endSharedWindows = () => superuser.query(`UPDATE rate_windows SET ends_at = ends_at - interval '1 minute'`);

/** Made past the API, where it would count. */
async function anotherKey(): Promise<string> {
  const write = first.app.get(TenantDatabase);
  const made = await write.write(systemActor(org.id), (tx) =>
    first.app.get(ApiKeysService).create(tx, { name: 'another', scopes: ['reads'] }),
  );
  if (made instanceof Problem) throw new Error(made.message);
  return bearer(made.token);
}

/** Keeps keys from being looked up until it is opened. */
function holdLookUps() {
  const { promise, resolve } = Promise.withResolvers<void>();
  let underWay = 0;
  const { acrossOrganizations } = TenantDatabase.prototype;
  const held = jest.spyOn(TenantDatabase.prototype, 'acrossOrganizations');
  held.mockImplementation(async function (this: TenantDatabase, text: string, parameters: readonly unknown[]) {
    if (text.includes('authenticate_api_key')) {
      underWay += 1;
      await promise;
    }
    return await Reflect.apply(acrossOrganizations, this, [text, parameters]);
  } as never);
  const asked = jest.spyOn(CallerAuthenticator.prototype, 'knows');
  return {
    /** Until so many requests have come as far as that. */
    untilAsked: async (requests: number) => {
      while (asked.mock.calls.length < requests) await new Promise(setImmediate);
    },
    underWay: () => underWay,
    open: () => {
      held.mockRestore();
      asked.mockRestore();
      resolve();
    },
  };
}

describe('a key that has used up its minute', () => {
  it('is told so by status, header and facts, before its operation is parsed', async () => {
    expect(await statusesOf(4, {})).toEqual([200, 200, 200, 200]);
    const { status, body, headers } = await ask({ query: 'no GraphQL at all' });
    const { retryAfterSeconds } = body.errors[0].extensions;
    expect({ status, body }).toEqual({
      status: 429,
      body: {
        errors: [
          {
            message: `This API key may send 4 requests a minute. Try again in ${retryAfterSeconds} s.`,
            extensions: { code: 'RATE_LIMITED', scope: 'KEY', limit: 4, windowSeconds: 60, retryAfterSeconds },
          },
        ],
      },
    });
    expect(headers['retry-after']).toBe(String(retryAfterSeconds));
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it('waits as long as it was told, and no longer', async () => {
    await statusesOf(4, {});
    const told = Number((await ask({})).headers['retry-after']);
    first.pass(20_000);
    const later = await ask({});
    expect(later.status).toBe(429);
    expect(Number(later.headers['retry-after'])).toBeLessThanOrEqual(told - 20);
    first.pass(Number(later.headers['retry-after']) * 1_000);
    expect(await statusesOf(5, {})).toEqual([200, 200, 200, 200, 429]);
  });

  it('leaves the other keys of its organization what the organization has left', async () => {
    const another = await anotherKey();
    expect(await statusesOf(5, {})).toEqual([200, 200, 200, 200, 429]);
    expect(await statusesOf(2, { key: another })).toEqual([200, 200]);
    const refused = await ask({ key: another });
    expect(scopeOf(refused)).toEqual([429, 'ORGANIZATION']);
    expect(refused.body.errors[0]).toMatchObject({
      message: expect.stringMatching(/^Your organization may send 6 requests a minute/),
      extensions: { limit: 6 },
    });
  });

  it('does not touch another organization', async () => {
    const other = await first.organization();
    await statusesOf(7, {});
    expect(await statusesOf(4, { key: bearer(other.apiKey) })).toEqual([200, 200, 200, 200]);
  });
});

describe('two processes', () => {
  it('share a limit once both have settled', async () => {
    expect(await statusesOf(2, { of: first })).toEqual([200, 200]);
    expect(await statusesOf(3, { of: second })).toEqual([200, 200, 200]);
    await settle(first);
    await settle(second);
    // The second knows of all five; the first of its own until it settles again.
    expect(scopeOf(await ask({ of: second }))).toEqual([429, 'KEY']);
    expect(await statusesOf(1, { of: first })).toEqual([200]);
    await settle(first);
    expect(scopeOf(await ask({ of: first }))).toEqual([429, 'KEY']);
  });

  it('have one window: when it is over, it is for both', async () => {
    expect(await statusesOf(5, { of: first })).toEqual([200, 200, 200, 200, 429]);
    await settle(first);
    await endSharedWindows();
    await statusesOf(1, { of: second });
    await settle(second);
    expect(await statusesOf(4, { of: second })).toEqual([200, 200, 200, 429]);
    first.pass(60_000);
    await statusesOf(1, { of: first });
    await settle(first);
    expect(scopeOf(await ask({ of: first }))).toEqual([200, undefined]);
    second.pass(60_000);
  });

  it('write nothing for a request: what was counted is settled by one statement', async () => {
    const another = await anotherKey();
    await ask({ of: second });
    await settle(second);
    statements.stop();
    statements = watchStatements();
    await statusesOf(3, { of: second });
    await statusesOf(2, { of: second, key: another });
    expect(statements.with('rate')).toEqual([]);
    await settle(second);
    expect(statements.with('rate')).toEqual([expect.stringContaining('settle_rates')]);
    const { rows } = await superuser.query('SELECT bucket, used FROM rate_windows WHERE bucket = $1', [
      `ORGANIZATION:${org.id}`,
    ]);
    expect(rows).toEqual([{ bucket: `ORGANIZATION:${org.id}`, used: 6 }]);
  });

  it('write nothing while nothing comes, nor for what they refuse', async () => {
    await statusesOf(4, {});
    await settle(first);
    statements.stop();
    statements = watchStatements();
    await settle(first);
    expect(await statusesOf(3, {})).toEqual([429, 429, 429]);
    await settle(first);
    expect(statements.with('')).toEqual([]);
  });

  it('remove the windows that are over, whoever’s they were', async () => {
    await statusesOf(1, {});
    await settle(first);
    await endSharedWindows();
    const other = await second.organization();
    await ask({ of: second, key: bearer(other.apiKey) });
    await settle(second);
    const { rows } = await superuser.query('SELECT bucket FROM rate_windows WHERE ends_at <= clock_timestamp()');
    expect(rows).toEqual([]);
  });

  it('count on, each by itself, while they cannot settle, and share what they counted afterwards', async () => {
    await superuser.query('REVOKE EXECUTE ON FUNCTION settle_rates FROM followthrough_service');
    try {
      expect(await statusesOf(3, { of: first })).toEqual([200, 200, 200]);
      await expect(settle(first)).rejects.toThrow();
      await expect(settle(first)).rejects.toThrow();
      expect(await statusesOf(2, { of: first })).toEqual([200, 429]);
      expect(await statusesOf(1, { of: second })).toEqual([200]);
    } finally {
      await superuser.query('GRANT EXECUTE ON FUNCTION settle_rates TO followthrough_service');
    }
    await settle(first);
    await settle(second);
    expect(scopeOf(await ask({ of: second }))).toEqual([429, 'KEY']);
  });
});

describe('an address that calls without a valid key', () => {
  let addresses = 0;
  let from: string;
  beforeEach(() => {
    addresses += 1;
    from = `198.51.100.${addresses}`;
  });

  it.each([
    ['keys that do not exist', () => ({ key: guess() })],
    ['keys that are none', () => ({ key: bearer('ft_live_nonsense') })],
    ['no key', () => ({ key: '' })],
    ['members that do not exist', () => ({ onBehalfOf: `${newId()}@example.test` })],
  ])('is refused after so many: %s', async (_, call) => {
    const statuses = await statusesOf(3, () => ({ ...call(), from }));
    expect(statuses).not.toContain(429);
    expect(statuses).not.toContain(200);
    const refused = await ask({ ...call(), from });
    expect(scopeOf(refused)).toEqual([429, 'ADDRESS']);
    expect(refused.body.errors[0].extensions).toMatchObject({ code: 'RATE_LIMITED', limit: 3, windowSeconds: 60 });
    expect(refused.headers['retry-after']).toMatch(/^[1-9]\d?$/);
    expect((await ask({ ...call(), from: `203.0.113.${addresses}`, key: guess() })).status).not.toBe(429);
  });

  it('has keys looked up one at a time, and is served with a good one, seen before or not', async () => {
    await statusesOf(3, () => ({ key: guess(), from }));
    const another = await anotherKey();
    const lookUps = holdLookUps();
    const status = (call: Call) => ask(call).then((answer) => answer.status);
    const here = [guess(), guess(), bearer(), another].map((key) => status({ key, from }));
    // Who comes from elsewhere does not wait for them.
    const elsewhere = status({ key: guess(), from: `203.0.113.${addresses}` });
    await lookUps.untilAsked(5);
    expect(lookUps.underWay()).toBe(2);
    lookUps.open();
    expect(await Promise.all(here)).toEqual([429, 429, 200, 200]);
    expect(await elsewhere).toBe(401);
  });

  it('is served with a good key while it is looked up again, and after that has failed', async () => {
    await statusesOf(1, { from });
    await statusesOf(3, () => ({ key: guess(), from }));
    first.forgetCallers();
    await superuser.query('REVOKE EXECUTE ON FUNCTION authenticate_api_key FROM followthrough_service');
    try {
      expect(await statusesOf(2, { from })).toEqual([500, 500]);
    } finally {
      await superuser.query('GRANT EXECUTE ON FUNCTION authenticate_api_key TO followthrough_service');
    }
    const lookUps = holdLookUps();
    const both = [ask({ from }), ask({ from })].map((answer) => answer.then(({ status }) => status));
    await lookUps.untilAsked(2);
    lookUps.open();
    expect(await Promise.all(both)).toEqual([200, 200]);
  });

  it('is still served with a key that is known to be good', async () => {
    await statusesOf(1, { from });
    await statusesOf(3, () => ({ key: guess(), from }));
    expect(await statusesOf(1, { from })).toEqual([200]);
    first.forgetCallers();
    expect(await statusesOf(1, { from })).toEqual([200]);
    expect(scopeOf(await ask({ key: guess(), from }))).toEqual([429, 'ADDRESS']);
  });

  it('is not served with a key that was good and is revoked', async () => {
    const revoked = await anotherKey();
    await statusesOf(1, { key: revoked, from });
    await superuser.query(`UPDATE api_keys SET revoked_at = now() WHERE organization_id = $1 AND name = 'another'`, [
      org.id,
    ]);
    await statusesOf(3, () => ({ key: guess(), from }));
    first.forgetCallers();
    expect(await statusesOf(2, { key: revoked, from })).toEqual([429, 429]);
  });

  it('is counted by all processes together', async () => {
    await statusesOf(2, () => ({ of: first, key: guess(), from }));
    await settle(first);
    await statusesOf(1, () => ({ of: second, key: guess(), from }));
    await settle(second);
    expect(scopeOf(await ask({ of: second, key: guess(), from }))).toEqual([429, 'ADDRESS']);
  });

  it('is not kept: what is stored of it many addresses share', async () => {
    await ask({ key: guess(), from });
    await settle(first);
    const { rows } = await superuser.query<{ bucket: string }>(`SELECT bucket FROM rate_windows`);
    expect(rows.map(({ bucket }) => bucket).filter((bucket) => bucket.startsWith('ADDRESS'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^ADDRESS:[0-9a-f]{6}$/)]),
    );
    expect(JSON.stringify(rows)).not.toContain('198.51');
  });

  it('is the proxy’s word only if the proxy is trusted', async () => {
    const exposed = await startTestApp({ settings: { RATE_ADDRESS_PER_MINUTE: '2' } });
    try {
      const forged = ['192.0.2.1', '192.0.2.2', '192.0.2.3'];
      const statuses: number[] = [];
      for (const each of forged) statuses.push((await ask({ of: exposed, key: guess(), from: each })).status);
      expect(statuses).toEqual([401, 401, 429]);
    } finally {
      await exposed.stop();
    }
  });
});
