import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { takeInKilled, writeCandidates } from './taken-in.js';

// The long form is `npm run test:imports`: 100,000 records, and how much memory they cost.
const rows = 1_500;

describe('a file whose process is killed', () => {
  let app: TestApp;
  let folder: string;

  beforeAll(async () => {
    app = await startTestApp();
    folder = await mkdtemp(join(tmpdir(), 'followthrough-killed-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await app.stop();
  });

  it('is gone on with where it had come to: each record once, and each in the report', async () => {
    const path = join(folder, 'candidates.csv');
    await writeCandidates(path, rows);
    const org = await app.organization();
    const { answer, doneAtKill, made, reported } = await takeInKilled(app, org, path, 500);
    expect(doneAtKill).toBeGreaterThanOrEqual(500);
    expect(doneAtKill).toBeLessThan(rows);
    expect(answer).toMatchObject({
      status: 'DONE',
      rowCount: rows,
      found: { encoding: 'windows-1252', delimiter: ';' },
    });
    expect(made).toEqual([rows, rows]);
    expect(reported).toBe(rows);
    const { data } = await org.graphql('{ candidates(first: 1, filter: {search: "Zoë €"}) { totalCount } }');
    expect(data.candidates.totalCount).toBe(1);
  });
});
