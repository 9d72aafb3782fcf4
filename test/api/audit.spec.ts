import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import pg from 'pg';
import { MembersService } from '../../src/organizations/index.js';
import { operatorActor } from '../../src/platform/actor/actor.js';
import { AuditChain } from '../../src/platform/audit/audit-chain.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { runCommand } from '../../src/run-command.js';
import { happyMutations } from '../support/happy-mutations.js';
import { sceneSettings } from '../support/schema-calls/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { GraphqlAnswer, TestOrganization } from '../support/test-organization.js';

const operatorKey = `ft_operator_${'a1B2'.repeat(11)}`;
const start = '2026-12-01T09:00:00Z';
const nobody = '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a';

let app: TestApp;
let org: TestOrganization;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp({ now: start, settings: { ...sceneSettings, OPERATOR_KEY: operatorKey }, relay: true });
  owner = new pg.Client({ connectionString: app.database.superuserUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});
beforeEach(async () => {
  org = await app.organization();
});

const as = async (headers: Record<string, string>, query: string, variables?: Record<string, unknown>) => {
  const answer = await app.http.post('/graphql').set(headers).send({ query, variables });
  return answer.body as GraphqlAnswer;
};

const mutation = (name: string) =>
  `mutation($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename ... on Problem { code message path } } }`;

/** Every entry of every organization, oldest first. */
const allEntries = async () => {
  const { rows } = await owner.query(
    `SELECT e.*, d.detail FROM audit_entries e
     JOIN audit_details d ON d.organization_id = e.organization_id AND d.entry_id = e.id ORDER BY e.id`,
  );
  return rows;
};

const entriesOf = async (organization: TestOrganization, select: string, filter = '') => {
  const { data, errors } = await organization.graphql(
    `{ auditEntries(first: 100${filter && `, filter: {${filter}}`}) { nodes { ${select} } totalCount } }`,
  );
  expect(errors).toBeUndefined();
  return data.auditEntries;
};

describe('a mutation', () => {
  // They change nothing.
  const onlyLook = ['previewMessage'];
  const names = async () =>
    Object.keys(app.app.get(GraphQLSchemaHost).schema.getMutationType()?.getFields() ?? {}).sort();

  it('that succeeds leaves exactly one entry, whichever it is', async () => {
    const calls = happyMutations(app, org, await app.organization());
    expect(Object.keys(calls).sort()).toEqual(await names());
    for (const [name, prepare] of Object.entries(calls)) {
      const { input, asOperator } = await prepare();
      const before = await allEntries();
      const key = asOperator ? operatorKey : org.apiKey;
      const { data, errors } = await as({ authorization: `Bearer ${key}` }, mutation(name), { input });
      expect([name, errors, data[name].code]).toEqual([name, undefined, undefined]);
      const [entry, ...more] = (await allEntries()).slice(before.length);
      if (onlyLook.includes(name)) {
        expect([name, entry]).toEqual([name, undefined]);
        continue;
      }
      expect([name, more.length, entry?.action]).toEqual([name, 0, name]);
      const { address: _address, password: _password, previewToken: _preview, token: _token, ...kept } = input;
      // Of rows of another system it says which of ours were changed, and nothing of what was brought.
      const said = 'rows' in input ? { changed: [{ status: expect.any(String) }] } : kept;
      expect(JSON.parse(entry.detail)).toMatchObject(said);
      expect(entry).toMatchObject({
        actor_kind: asOperator ? 'OPERATOR' : 'API_KEY',
        address: '127.0.0.1',
        request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        subject_type: expect.any(String),
        at: new Date(app.clock.now.epochMilliseconds),
      });
      if (!asOperator) expect(entry.organization_id).toBe(org.id);
    }
  });

  it('that is refused leaves none, whoever refuses it', async () => {
    const reader = await app.organization({ scopes: ['reads'] });
    const calls = happyMutations(app, org, await app.organization());
    const externalRef = { source: 'ats', remoteId: '1' };
    await org.mutate('createCandidate', { fullName: 'Ana', email: 'ana@example.test', externalRef });
    for (const [name, prepare] of Object.entries(calls)) {
      const { input } = await prepare();
      const before = (await allEntries()).length;
      const { data } = await as({ authorization: `Bearer ${reader.apiKey}` }, mutation(name), { input });
      expect([name, data[name].code]).toEqual([name, 'NOT_PERMITTED']);
      expect([name, (await allEntries()).length]).toEqual([name, before]);
    }
    const before = (await allEntries()).length;
    const refused = [
      await org.mutate('createJob', { title: '' }),
      await org.mutate('updateJob', { jobId: nobody, title: 'X' }),
      await org.mutate('createCandidate', { fullName: 'Bo', email: 'bo@example.test', externalRef }),
    ];
    expect(refused.map(({ code }) => code)).toEqual(['INVALID_INPUT', 'NOT_FOUND', 'EXTERNAL_REF_TAKEN']);
    expect(await allEntries()).toHaveLength(before);
  });

  it('that makes a key for the sandbox is in the log of both organizations, and in each once', async () => {
    const createKey = (key: string, input: Record<string, unknown> = {}) =>
      as(
        { authorization: `Bearer ${key}` },
        'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on MintedApiKey { token apiKey { id } } ... on Problem { code } } }',
        { input: { name: 'Trial', scopes: ['ADMIN'], sandbox: true, ...input } },
      ).then(({ data }) => data.createApiKey);
    const before = (await allEntries()).length;
    const { token, apiKey } = await createKey(org.apiKey);
    const [opened, made, ...more] = (await allEntries()).slice(before);
    expect(more).toEqual([]);
    const sandbox = made.organization_id;
    expect(opened).toMatchObject({
      action: 'createApiKey',
      organization_id: org.id,
      subject_type: 'Organization',
      subject_id: sandbox,
    });
    expect(made).toMatchObject({ action: 'createApiKey', subject_type: 'ApiKey', subject_id: apiKey.id });
    expect(made.actor_id).toBe(opened.actor_id);
    await createKey(token);
    expect((await allEntries()).slice(before + 2)).toMatchObject([
      { organization_id: sandbox, subject_type: 'ApiKey' },
    ]);
    expect(await createKey(token, { scopes: ['WEBHOOKS'] })).toEqual({ code: 'SCOPE_NOT_HELD' });
    expect(await createKey(org.apiKey, { expiresAt: start })).toEqual({ code: 'INVALID_INPUT' });
    expect(await allEntries()).toHaveLength(before + 3);
  });
});

describe('a command', () => {
  const run = async (...args: string[]) => {
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const env = { DATABASE_URL: app.database.serviceUrl, SMTP_URL: app.mail.url };
    return { code: await runCommand(args, env, { out: say, err: say }), said };
  };

  it('of who runs the service leaves an entry in the log of the organization, unless it is refused', async () => {
    const acme = ['--slug', 'cli-acme', '--name', 'Acme', '--time-zone', 'Europe/Berlin', '--country', 'DE'];
    const person = ['--owner-name', 'Olga Owner', '--owner-email', 'olga@acme.example'];
    const before = (await allEntries()).length;
    const { said } = await run('organizations', 'create', ...acme, ...person);
    const { organizationId } = JSON.parse(said[0] ?? '');
    expect((await run('organizations', 'create', ...acme, ...person)).code).toBe(1);
    await run('organizations', 'suspend', '--id', organizationId, '--because', 'Invoices are open');
    await run('organizations', 'resume', '--id', organizationId);
    expect((await run('organizations', 'resume', '--id', nobody)).code).toBe(1);
    const entries = (await allEntries()).slice(before);
    expect(entries.map(({ action }) => action)).toEqual([
      'cli organizations create',
      'cli organizations suspend',
      'cli organizations resume',
    ]);
    for (const entry of entries) {
      expect(entry).toMatchObject({
        organization_id: organizationId,
        actor_kind: 'OPERATOR',
        address: 'command line',
        request_id: null,
        subject_type: 'Organization',
        subject_id: organizationId,
      });
    }
    expect(JSON.parse(entries[1].detail)).toEqual({ id: organizationId, because: 'Invoices are open' });
  });
});

describe('the audit log', () => {
  const everything =
    'id action at actor { kind actorId name onBehalfOf { memberId name } } from { address requestId } subject { type subjectId } detail number hash';

  it('tells who did what, on whose behalf, from where and when; its number follows', async () => {
    const added = await app.app
      .get(TenantDatabase)
      .write(operatorActor(org.id), (tx) =>
        app.app.get(MembersService).add(tx, { fullName: 'Mia Admin', email: 'mia@northwind.test', role: 'ADMIN' }),
      );
    const { data } = await as(
      { authorization: `Bearer ${org.apiKey}`, 'x-on-behalf-of': 'mia@northwind.test' },
      'mutation { createJob(input: {title: "Chef"}) { ... on Job { id } } }',
    );
    const { nodes } = await entriesOf(org, everything);
    expect(nodes).toEqual([
      {
        id: expect.any(String),
        action: 'createJob',
        at: '2026-12-01T09:00:00.000Z',
        actor: {
          kind: 'API_KEY',
          actorId: expect.any(String),
          name: 'tests',
          onBehalfOf: { memberId: added, name: 'Mia Admin' },
        },
        from: { address: '127.0.0.1', requestId: expect.any(String) },
        subject: { type: 'Job', subjectId: data.createJob.id },
        detail: '{"title":"Chef"}',
        number: null,
        hash: null,
      },
    ]);
    await app.app.get(AuditChain).run();
    const [chained] = (await entriesOf(org, 'number hash')).nodes;
    expect(chained).toEqual({ number: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    for (const actorId of [nodes[0].actor.actorId, added])
      expect((await entriesOf(org, 'id', `actorId: "${actorId}"`)).totalCount).toBe(1);
    expect((await entriesOf(org, 'id', `actorId: "${nobody}"`)).totalCount).toBe(0);
  });

  it('is listed newest first, in pages, and narrowed by what was done, to what, and when', async () => {
    const made: string[] = [];
    for (const [index, title] of ['One', 'Two', 'Three'].entries()) {
      app.clock.set(`2026-12-0${index + 1}T09:00:00Z`);
      made.push((await org.mutate('createJob', { title })).id);
    }
    await org.mutate('updateJob', { jobId: made[1], title: 'Second' });
    app.clock.set(start);
    const titles = async (filter: string) =>
      (await entriesOf(org, 'detail', filter)).nodes.map((node: { detail: string }) => JSON.parse(node.detail).title);
    expect(await titles('')).toEqual(['Second', 'Three', 'Two', 'One']);
    expect(await titles('action: "createJob"')).toEqual(['Three', 'Two', 'One']);
    expect(await titles(`subjectId: "${made[1]}"`)).toEqual(['Second', 'Two']);
    expect(await titles('from: "2026-12-02T09:00:00Z", to: "2026-12-03T09:00:00Z"')).toEqual(['Two']);
    expect(await titles('to: "2026-12-02T09:00:00Z"')).toEqual(['One']);
    const page = async (after: string | null) =>
      (
        await org.graphql(
          'query($after: String) { auditEntries(first: 3, after: $after) { edges { cursor } nodes { action } pageInfo { hasNextPage endCursor } totalCount } }',
          { after },
        )
      ).data.auditEntries;
    const first = await page(null);
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true, endCursor: first.edges[2].cursor } });
    expect(await page(first.pageInfo.endCursor)).toMatchObject({
      nodes: [{ action: 'createJob' }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('is read with the scope for it and no other, and shows nothing of another organization', async () => {
    await org.mutate('createJob', { title: 'Chef' });
    const reader = await app.organization({ scopes: ['reads', 'admin'] });
    const { errors } = await reader.graphql('{ auditEntries { nodes { id } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_PERMITTED' });
    expect(await entriesOf(await app.organization(), 'id')).toEqual({ nodes: [], totalCount: 0 });
  });
});
