import { describe, expect, it } from '@jest/globals';
import { operationInBody, operationInUrl } from './read-operation.js';

/** What is refused, by its code and what it says. */
function refusalOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    const { message, extensions } = error as Error & { extensions?: { code?: string } };
    return `${extensions?.code ?? (error as Error).name}: ${message}`;
  }
  return 'none';
}

const persisted = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };

describe('an operation in a body', () => {
  it.each([
    [{ query: '{ a }' }, { query: '{ a }' }],
    [
      { query: '{ a }', operationName: null, variables: null, extensions: null },
      { query: '{ a }', operationName: null, variables: null },
    ],
    [
      { query: '{ a }', operationName: 'A', variables: { b: 1 }, extensions: { c: 2 }, other: 3 },
      { query: '{ a }', operationName: 'A', variables: { b: 1 } },
    ],
    [{ query: '{ a }', extensions: persisted }, { query: '{ a }' }],
  ])('is read from %j', (body, operation) => {
    expect(operationInBody(body)).toEqual(operation);
  });

  it.each([undefined, null, 1, 'x', true, [], [{ query: '{ a }' }]])('is none in %j', (body) => {
    expect(refusalOf(() => operationInBody(body))).toMatch(/^BAD_REQUEST/);
  });

  it.each(['query', 'operationName', 'variables', 'extensions'])('is none with %s of another type', (name) => {
    const wrong: unknown[] = [0, 1, true, false, ['x'], name === 'query' || name === 'operationName' ? {} : 'x'];
    for (const value of wrong) {
      expect(refusalOf(() => operationInBody({ query: '{ a }', [name]: value }))).toMatch(/^BAD_REQUEST/);
    }
  });

  it('is none that is kept here: its client sends the text from then on', () => {
    for (const query of [undefined, null, '']) {
      const read = () => operationInBody({ query, extensions: persisted });
      expect(refusalOf(read)).toBe('PERSISTED_QUERY_NOT_SUPPORTED: PersistedQueryNotSupported');
    }
    expect(refusalOf(() => operationInBody({ extensions: {} }))).toMatch(/^BAD_REQUEST/);
  });
});

describe('an operation in a URL', () => {
  const read = (parameters: Record<string, string>) => operationInUrl(`/graphql?${new URLSearchParams(parameters)}`);

  it('is read as a form encodes it', () => {
    const query = 'query A($b: String!) { a(b: $b, c: "1 + 1 = 100%&") }';
    const variables = { b: 'José 🏃' };
    expect(read({ query, operationName: 'A', variables: JSON.stringify(variables) })).toEqual({
      query,
      operationName: 'A',
      variables,
    });
  });

  it('takes empty parameters for absent ones, and others for somebody else’s', () => {
    const others = { operationName: '', variables: '', extensions: '', utm: 'x' };
    expect(read({ query: '{ a }', ...others })).toEqual({ query: '{ a }' });
    expect(read({ query: '{ a }', operationName: 'null' })).toMatchObject({ operationName: 'null' });
    expect(read({ query: '{ a }', variables: 'null' })).toMatchObject({ variables: null });
  });

  it.each([
    ['/graphql', 'BAD_REQUEST: Send the operation'],
    ['/graphql?', 'BAD_REQUEST: Send the operation'],
    ['/graphql?query=', 'BAD_REQUEST: Send the operation'],
    ['/graphql?query={a}&query={b}', 'BAD_REQUEST: `query` stands there more than once'],
    ['/graphql?query={a}&variables={', 'UnreadableJson: `variables` is not valid JSON'],
    ['/graphql?query={a}&variables=[1]', 'BAD_REQUEST: `variables` is an object'],
    ['/graphql?query={a}&extensions=1', 'BAD_REQUEST: `extensions` is an object'],
    [`/graphql?query={a}&variables={"a":${'['.repeat(5_000)}`, 'UnreadableJson: `variables` is nested more than 50'],
    ['/graphql?query={a(b:"Jos%E9")}', 'BAD_REQUEST: The URL is not UTF-8'],
    ['/graphql?query={a(b:"%ED%A0%BD")}', 'BAD_REQUEST: The URL is not UTF-8'],
    ['/graphql?query={a(b:"Jos\u00e9")}', 'BAD_REQUEST: The URL is not UTF-8'],
    [`/graphql?extensions=${JSON.stringify(persisted)}`, 'PERSISTED_QUERY_NOT_SUPPORTED: PersistedQueryNotSupported'],
  ])('%.60s is refused', (url, reason) => {
    expect(refusalOf(() => operationInUrl(url))).toContain(reason);
  });
});
