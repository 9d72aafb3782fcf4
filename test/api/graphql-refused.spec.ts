import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphqlEndpoint } from '../support/graphql-endpoint.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What is refused leaves nothing behind, however often and however differently it is sent. */
describe('a refused document', () => {
  let app: TestApp;
  let org: TestOrganization;

  let inUseBefore: number;

  afterAll(() => app.stop());

  /** Megabytes in use when nothing is left that nobody needs: which takes a second for all that a worker has loaded. */
  async function inUse(): Promise<number> {
    for (let round = 1; round <= 2; round += 1) {
      await new Promise(setImmediate);
      collectGarbage();
    }
    return process.memoryUsage().heapUsed / 1024 ** 2;
  }

  // As large as documents may be: with many faults, and compared field by field.
  const overlapping = `{ applications { nodes { ${'job { nonsense } '.repeat(30)} ${'stage '.repeat(40)} } } }`;
  const conflicting = `{ applications { nodes { ${'messages(first: 1) { totalCount } messages(first: 2) { totalCount } '.repeat(15)} } } }`;
  const unknown = `{ ${Array.from({ length: 9 }, (_, n) => `nonsense${n} { ${'id '.repeat(20)} }`).join(' ')} }`;
  const wide = `{${'viewer{id}'.repeat(240)}}`;

  const refused: [which: string, text: string, code: string][] = [
    ['with fields that overlap', overlapping, 'GRAPHQL_VALIDATION_FAILED'],
    ['with fields that conflict', conflicting, 'GRAPHQL_VALIDATION_FAILED'],
    ['of what is not there', unknown, 'GRAPHQL_VALIDATION_FAILED'],
    ['that is too large', wide, 'QUERY_TOO_LARGE'],
    ['that is none', `${wide}}`, 'GRAPHQL_PARSE_FAILED'],
  ];

  async function send(count: number, mark: string, text: string, code: string): Promise<void> {
    const { ask, outcomeOf } = graphqlEndpoint(app, org);
    for (let number = 1; number <= count; number += 1) {
      const { status, codes } = outcomeOf(await ask(`${text}#${mark}${number}`));
      expect([status, codes?.[0], Number(codes?.length) <= 10]).toEqual([400, code, true]);
    }
  }

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
    // What the first of them loads stays.
    for (const [, text, code] of refused) await send(20, 'first', text, code);
    inUseBefore = await inUse();
  });

  it.each(refused)('%s is not kept, nor what was made to judge it', async (_which, text, code) => {
    await send(80, 'then', text, code);
    const now = await inUse();
    expect(now - inUseBefore).toBeLessThan(4);
    inUseBefore = now;
  });
});
