import process from 'node:process';
import { startTestCluster } from '../../support/test-cluster.js';
import { createTemplate } from '../../support/test-template.js';
import type { FaultRow } from '../harness/fault-row.js';
import { runFaults } from '../run-faults.js';

const run = { mails: 10_000, kills: 20, leaseSeconds: 60, concurrency: 10, dropOneIn: 100, hurry: false } as const;

export const kills: FaultRow = {
  name: 'kills',
  promise: '10,000 mails, 2 workers, 20 SIGKILLs at random: 0 lost, 0 unflagged, drained within a lease + 60 s',
  minutes: 5,
  run: async (findings) => {
    const cluster = await startTestCluster();
    try {
      await createTemplate(cluster);
      process.env['TEST_CLUSTER'] = JSON.stringify(cluster);
      const report = await runFaults({ ...run, progress: (line) => findings.progress(line) });
      findings.figure('mails', `${run.mails}, by 2 workers with ${run.concurrency} sends at once`);
      findings.figure('kills', `${report.kills}, with ${report.inFlight} sends in flight`);
      findings.figure('dots dropped', report.drops);
      findings.figure('sent', report.sent);
      findings.figure('received', report.received);
      findings.equal('lost', report.lost, 0);
      findings.atMost('duplicates', report.duplicates, report.drops + report.inFlight);
      findings.equal('duplicates without a flag', report.unflagged, 0);
      findings.equal('duplicates unexplained', report.unexplained, 0);
      findings.figure('flagged', report.flagged);
      findings.figure('log lines', report.logLines);
      findings.equal('log lines that hold something of a recipient', report.personalLines, []);
      // After the last fault a lease has to run out, and what is tried again is tried again after a minute.
      findings.atMost('drained after', report.drainSeconds, run.leaseSeconds + 60, ' s');
      findings.figure('the whole run', `${report.seconds.toFixed(1)} s`);
    } finally {
      await cluster.stop();
    }
  },
};
