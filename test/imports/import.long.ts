import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { type Heard, type TakenIn, takeInKilled, takeInSent, writeCandidates } from './taken-in.js';

// npm run test:imports: too long for the suite, which has the short form in killed-import.spec.ts. With fewer records:
// IMPORT_ROWS=10000 npm run test:imports
const rows = Number(process.env['IMPORT_ROWS'] ?? 100_000);

// Memory is flat if the last tenth of the time costs no more than that share above the first.
const allowed = 1.2;

const say = (line: string) => process.stdout.write(`${line}\n`);

describe(`a file of ${rows} records`, () => {
  let app: TestApp;
  let folder: string;
  let path: string;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp();
    folder = await mkdtemp(join(tmpdir(), 'followthrough-imports-'));
    path = join(folder, 'candidates.csv');
    await writeCandidates(path, rows);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await app.stop();
  });
  beforeEach(async () => {
    org = await app.organization();
  });

  /** Says how far it is, ten times. */
  const telling = (): Heard => {
    const begun = performance.now();
    let tenths = 0;
    return (done, mebibytes) => {
      if (Math.floor((done * 10) / rows) <= tenths) return;
      tenths = Math.floor((done * 10) / rows);
      const seconds = (performance.now() - begun) / 1_000;
      say(`  ${done} of ${rows} after ${seconds.toFixed(0)} s, ${mebibytes.toFixed(0)} MiB`);
    };
  };

  const judge = (how: string, { answer, doneAtKill, made, reported, seconds, processorSeconds, resident }: TakenIn) => {
    const tenth = Math.max(1, Math.ceil(resident.length / 10));
    // The very last look may be at a process that ends.
    const middle = (part: readonly number[]) => part.toSorted((a, b) => a - b)[part.length >> 1] ?? Number.NaN;
    const [first, last] = [middle(resident.slice(0, tenth)), middle(resident.slice(-tenth))];
    const taken = rows - doneAtKill;
    say(
      `${how}: ${taken} records in ${seconds.toFixed(0)} s, ${(taken / seconds).toFixed(0)} a second, ` +
        `${((1e6 * processorSeconds) / taken).toFixed(0)} µs of its processor time each; ` +
        `${first.toFixed(0)} MiB at first, ${last.toFixed(0)} at last, ${Math.max(...resident).toFixed(0)} at most`,
    );
    expect(answer).toMatchObject({ status: 'DONE', rowCount: rows });
    expect([...made, reported]).toEqual([rows, rows, rows]);
    expect(last / first).toBeLessThan(allowed);
  };

  it('is taken in on the command line with as much memory as a short one, though its process was killed', async () => {
    judge('on the command line, behind a kill', await takeInKilled(app, org, path, rows / 10, telling()));
  });

  it('is taken in with as much memory as a short one when it is sent', async () => {
    judge('sent', await takeInSent(app, org, path, telling()));
  });
});
