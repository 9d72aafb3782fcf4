import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isLeafType } from 'graphql';
import { operator } from '../../src/platform/access/operator.js';
import { graphqlEndpoint } from '../support/graphql-endpoint.js';
import { createJob } from '../support/keyed-requests.js';
import { operationNames } from '../support/schema-calls/operation-names.js';
import { type Operation, operationsOf } from '../support/schema-calls/operations.js';
import { textPlacesOf } from '../support/schema-calls/text-places.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const operatorKey = `ft_operator_${'a1B2'.repeat(11)}`;

let app: TestApp;
let org: TestOrganization;
let post: ReturnType<typeof graphqlEndpoint>['post'];

beforeAll(async () => {
  app = await startTestApp({ settings: { OPERATOR_KEY: operatorKey } });
  org = await app.organization();
  ({ post } = graphqlEndpoint(app, org));
});
afterAll(() => app.stop());

/** Sends these bytes as JSON. */
async function send(bytes: Buffer, headers: Record<string, string> = {}) {
  const answer = await fetch(`${await app.app.getUrl()}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${org.apiKey}`, 'content-type': 'application/json', ...headers },
    body: new Uint8Array(bytes),
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { errors?: { message: string; extensions: object }[] },
  };
}

const titles = async () =>
  (await org.graphql('{ jobs(first: 100) { nodes { title } } }')).data.jobs.nodes.map(
    ({ title }: { title: string }) => title,
  );

describe('bytes that are not UTF-8', () => {
  const body = (title: string) => JSON.stringify(createJob(title));

  it.each([
    ['ISO 8859-1', Buffer.from(body('José'), 'latin1')],
    ['UTF-16', Buffer.from(body('José'), 'utf16le')],
    ['UTF-8 that is cut off', Buffer.from(Buffer.from(body('José')).filter((byte) => byte !== 0xa9))],
  ])('are refused and not stored: %s', async (_, bytes) => {
    for (const headers of [{}, { 'content-type': 'application/json; charset=utf-8' }] as Record<string, string>[]) {
      expect(await send(bytes, headers)).toEqual({
        status: 400,
        body: { errors: [{ message: 'The body is not UTF-8.', extensions: { code: 'BAD_REQUEST' } }] },
      });
    }
    expect(JSON.stringify(await titles())).not.toContain('Jos');
  });

  it('are none where a byte order mark stands in front, and every character is stored as it is', async () => {
    expect((await send(Buffer.from(`\ufeff${body('José 🏃 \ufffd')}`))).status).toBe(200);
    expect(await titles()).toEqual(['José 🏃 \ufffd']);
  });
});

describe('JSON that is nested thousands deep', () => {
  const nested = `${'[{"a":'.repeat(2_500)}1${'}]'.repeat(2_500)}`;
  const query = JSON.stringify('mutation { createJob(input: {title: "Deep"}) { __typename } }');

  it.each([
    ['in variables', `{"query":${query},"variables":{"x":${nested}}}`],
    ['in extensions', `{"query":${query},"extensions":{"x":${nested}}}`],
    ['beside them', `{"query":${query},"x":${nested}}`],
    ['and nothing else', nested],
    ['and never closed', '['.repeat(200_000)],
  ])('%s is refused, with a key or without', async (_, json) => {
    for (const headers of [{}, { 'idempotency-key': 'deep' }] as Record<string, string>[]) {
      const { status, body } = await send(Buffer.from(json), headers);
      expect([status, body.errors?.[0]]).toEqual([
        400,
        { message: 'The body is nested more than 50 levels deep.', extensions: { code: 'BAD_REQUEST' } },
      ]);
    }
    expect(await titles()).not.toContain('Deep');
  });

  it('is none up to what a client could mean', async () => {
    const lists = `${'['.repeat(47)}1${']'.repeat(47)}`;
    const { status } = await send(Buffer.from(`{"query":"{ organization { name } }","variables":{"x":${lists}}}`));
    expect(status).toBe(200);
  });
});

describe.each(operationNames)('a text that cannot be stored, given to %s', (name) => {
  it('is refused with its place, wherever a text stands', async () => {
    const operation = operationsOf(app.app).get(name);
    if (operation === undefined) throw new Error('it is not served');
    const key = operation.permission === operator ? operatorKey : org.apiKey;
    for (const { path, variables } of textPlacesOf(operation.field)) {
      for (const text of ['x\ud83dy', '\0']) {
        const given = variables(text);
        const query = documentOf(operation, Object.keys(given));
        const { body } = await post({ query, variables: given }, { authorization: `Bearer ${key}` });
        expect({ path, ...refusalOf(operation, body) }).toEqual({ path, code: 'INVALID_INPUT', at: path });
      }
    }
  });
});

function documentOf({ kind, name, field }: Operation, given: readonly string[]): string {
  const args = field.args.filter((arg) => given.includes(arg.name));
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const ofQuery = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return `${kind}(${declared}) { ${name}(${passed}) ${kind === 'query' ? ofQuery : '{ ... on Problem { code path } }'} }`;
}

interface Refused {
  readonly data?: Record<string, { readonly code: string; readonly path: string[] }> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string; readonly inputPath?: string[] } }[];
}

/** As an error of a query, or a problem of a mutation. */
function refusalOf({ name }: Operation, { data, errors }: Refused) {
  const extensions = errors?.[0]?.extensions;
  if (extensions !== undefined) return { code: extensions.code, at: extensions.inputPath };
  return { code: data?.[name]?.code, at: data?.[name]?.path };
}
