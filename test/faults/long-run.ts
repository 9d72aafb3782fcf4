import process from 'node:process';
import { startTestCluster } from '../support/test-cluster.js';
import { createTemplate } from '../support/test-template.js';
import { type FaultReport, runFaults } from './run-faults.js';

const run = { mails: 10_000, kills: 20, leaseSeconds: 60, concurrency: 10, dropOneIn: 100, hurry: false } as const;

// After the last fault: a lease has to run out, and what is tried again is tried again after a minute.
const drainWithinSeconds = run.leaseSeconds + 60;

const say = (line: string) => void process.stdout.write(`${line}\n`);

const cluster = await startTestCluster();
try {
  await createTemplate(cluster);
  process.env['TEST_CLUSTER'] = JSON.stringify(cluster);
  const report = await runFaults({ ...run, progress: say });
  say(figures(report));
  process.exitCode = holds(report) ? 0 : 1;
} finally {
  await cluster.stop();
}

function figures(report: FaultReport): string {
  return [
    '',
    `mails                      ${run.mails}, by 2 workers with ${run.concurrency} sends at once`,
    `kills                      ${report.kills}, with ${report.inFlight} sends in flight`,
    `dots dropped               ${report.drops}`,
    `sent                       ${report.sent}`,
    `received                   ${report.received}`,
    `lost                       ${report.lost}`,
    `duplicates                 ${report.duplicates}`,
    `duplicates without a flag  ${report.unflagged}`,
    `duplicates unexplained     ${report.unexplained}`,
    `flagged                    ${report.flagged}`,
    `log lines                  ${report.logLines}, ${report.personalLines.length} of them personal`,
    `drained after              ${report.drainSeconds.toFixed(1)} s (${drainWithinSeconds} s at most)`,
    `the whole run              ${report.seconds.toFixed(1)} s`,
  ].join('\n');
}

function holds(report: FaultReport): boolean {
  return (
    report.lost === 0 &&
    report.unflagged === 0 &&
    report.unexplained === 0 &&
    report.duplicates <= report.drops + report.inFlight &&
    report.personalLines.length === 0 &&
    report.drainSeconds <= drainWithinSeconds
  );
}
