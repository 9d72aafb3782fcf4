import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startTestApp } from '../support/test-app.js';
import { takeInKilled, writeCandidates } from './taken-in.js';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } });
const rows = Number(values.rows);
const say = (line: string) => void process.stdout.write(`${line}\n`);

// Memory is flat if its last quarter costs no more than that share above its second.
const allowed = 0.2;

const app = await startTestApp();
const folder = await mkdtemp(join(tmpdir(), 'followthrough-imports-'));
try {
  const path = join(folder, 'candidates.csv');
  await writeCandidates(path, rows);
  const org = await app.organization();
  const { answer, doneAtKill, made, reported, seconds, resident } = await takeInKilled(app, org, path, rows / 10);
  const quarter = (which: number) => {
    const part = resident.slice((resident.length * which) / 4, (resident.length * (which + 1)) / 4);
    return part.reduce((sum, each) => sum + each, 0) / part.length;
  };
  const [early, late] = [quarter(1), quarter(3)];
  say(
    `${rows} records, killed behind ${doneAtKill}; the rest in ${seconds.toFixed(0)} s, ${((rows - doneAtKill) / seconds).toFixed(0)} a second`,
  );
  say(
    `memory: ${early.toFixed(0)} MiB in the second quarter, ${late.toFixed(0)} in the last, ${Math.max(...resident).toFixed(0)} at most`,
  );
  const faults = [
    ...(answer['status'] === 'DONE' ? [] : [`it ended ${JSON.stringify(answer)}`]),
    ...(made[0] === rows && made[1] === rows ? [] : [`${made[0]} candidates, ${made[1]} applications`]),
    ...(reported === rows ? [] : [`${reported} in the report`]),
    ...(late <= early * (1 + allowed) ? [] : ['its memory grows']),
  ];
  for (const fault of faults) say(`FAULT ${fault}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true });
  await app.stop();
}
