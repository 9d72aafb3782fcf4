import { expect, it } from '@jest/globals';
import { runFaults } from './run-faults.js';

// Ten seconds as a rule: four processes are started, and a machine may have other things to do.
const patienceMs = 120_000;

it(
  'loses no mail and hides no duplicate though workers are killed and dots are dropped',
  async () => {
    const report = await runFaults({
      mails: 500,
      kills: 3,
      leaseSeconds: 4,
      concurrency: 5,
      dropOneIn: 20,
      hurry: true,
    });
    expect(report).toMatchObject({ sent: 500, lost: 0, unflagged: 0, unexplained: 0, kills: 3, personalLines: [] });
    // Each message sent is a line: there was something to search.
    expect(report.logLines).toBeGreaterThanOrEqual(500);
    expect(report.drops).toBeGreaterThan(0);
    expect(report.duplicates).toBeGreaterThanOrEqual(report.drops);
    expect(report.duplicates).toBeLessThanOrEqual(report.drops + report.inFlight);
  },
  patienceMs,
);
