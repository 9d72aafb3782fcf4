import process from 'node:process';
import type { FaultRow } from './harness/fault-row.js';
import { CannotShow, Findings } from './harness/findings.js';
import { rows } from './rows/index.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const [asked] = process.argv.slice(2);
const chosen = asked === 'all' ? rows : rows.filter(({ name }) => name === asked);

if (chosen.length === 0) {
  say('npm run test:faults -- <row>, or all. The rows:\n');
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, minutes, promise } of rows)
    say(`  ${name.padEnd(width)}  ${String(minutes).padStart(2)} min  ${promise}`);
  process.exitCode = asked === undefined ? 0 : 2;
}

for (const row of chosen) await show(row);

async function show({ name, promise, run }: FaultRow): Promise<void> {
  say(`${name}: ${promise}`);
  const findings = new Findings(say);
  try {
    await run(findings);
    for (const line of findings.lines()) say(line);
    say(findings.hold ? `${name}: survived\n` : `${name}: NOT survived\n`);
    if (!findings.hold) process.exitCode = 1;
  } catch (error) {
    for (const line of findings.lines()) say(line);
    if (error instanceof CannotShow) say(`${name}: cannot be shown on this machine: ${error.message}\n`);
    else {
      say(`${name}: broke off: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}
