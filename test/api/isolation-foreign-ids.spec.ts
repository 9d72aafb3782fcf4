import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Examiner } from '../support/schema-calls/examiner.js';
import { operationNames, queryNames } from '../support/schema-calls/operation-names.js';
import { sceneSettings } from '../support/schema-calls/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const operatorKey = `ft_operator_${'a1B2'.repeat(11)}`;
// More calls than a minute allows one caller.
const unlimited = { RATE_KEY_PER_MINUTE: '999999999', RATE_ORGANIZATION_PER_MINUTE: '999999999' };

let app: TestApp;
let examiner: Examiner;

beforeAll(async () => {
  app = await startTestApp({ settings: { OPERATOR_KEY: operatorKey, ...unlimited, ...sceneSettings }, relay: true });
  examiner = await Examiner.begin(app, operatorKey);
});
afterAll(() => app.stop());

describe.each(operationNames)('%s', (name) => {
  it('works with rows of one’s own wherever it takes any, and shows nothing of another organization', async () => {
    expect(await examiner.faultsOfOwn(name)).toEqual([]);
  });

  it('answers for a row of another organization as for one that does not exist', async () => {
    expect(await examiner.faultsOfForeign(name)).toEqual([]);
  });
});

describe('everything that can be selected', () => {
  it.each(queryNames)('of %s and of what stands beside it is one’s own', async (name) => {
    expect(await examiner.faultsOfSelections(name)).toEqual([]);
  });
});

describe('all of these calls together', () => {
  it('were made of every operation that is served', () => {
    expect([...examiner.operations.keys()].sort()).toEqual([...operationNames].sort());
  });

  it('left no argument out that names a row', () => {
    expect(examiner.unexaminedArguments()).toEqual([]);
  });

  it('changed nothing of the other organization, which has rows in every table', async () => {
    expect(await examiner.changedTables()).toEqual([]);
    // What was queued for it has been done.
    expect(examiner.emptyTables).toEqual(['public.feed_pending', 'pgboss.job']);
  });
});
