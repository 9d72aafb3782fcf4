import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { takeInKilled, writeCandidates } from './taken-in.js';

// npm run test:imports: too long for the suite, which has the short form in killed-import.spec.ts.
const rows = Number(process.env['IMPORT_ROWS'] ?? 100_000);

// Memory is flat if its last quarter costs no more than that share above its second.
const allowed = 1.2;

describe('a file of 100,000 records', () => {
  let app: TestApp;
  let folder: string;

  beforeAll(async () => {
    app = await startTestApp();
    folder = await mkdtemp(join(tmpdir(), 'followthrough-imports-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await app.stop();
  });

  it('is taken in with as much memory as a short one, though its process was killed', async () => {
    const path = join(folder, 'candidates.csv');
    await writeCandidates(path, rows);
    const taken = await takeInKilled(app, await app.organization(), path, rows / 10);
    const { doneAtKill, made, reported, seconds, resident, answer } = taken;
    const quarter = (which: number) => {
      const part = resident.slice((resident.length * which) / 4, (resident.length * (which + 1)) / 4);
      return part.reduce((sum, each) => sum + each, 0) / part.length;
    };
    const [early, late] = [quarter(1), quarter(3)];
    const rate = (rows - doneAtKill) / seconds;
    process.stdout.write(
      `${rows} records, killed behind ${doneAtKill}; the rest in ${seconds.toFixed(0)} s, ${rate.toFixed(0)} a second; ${early.toFixed(0)} MiB in the second quarter, ${late.toFixed(0)} in the last, ${Math.max(...resident).toFixed(0)} at most\n`,
    );
    expect(answer).toMatchObject({ status: 'DONE', rowCount: rows });
    expect([...made, reported]).toEqual([rows, rows, rows]);
    expect(late / early).toBeLessThan(allowed);
  });
});
