import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { recordedIn, replayedIn } from './compare.js';
import { companies } from './life.arbitrary.js';
import { live } from './live.js';

// npm run test:lives lives more of them.
const COMPANIES = Number(process.env['LIVES_COMPANIES'] ?? 4);
// Of a kind, a decision and a reason: lives of two dozen candidates see more of them.
const KINDS_OF_RECORDS = 12;
const SEEDS = (process.env['LIVES_SEEDS'] ?? '20261130').split(',').map(Number);

describe('random lives of candidates', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
  });
  afterEach(() => app.stop());

  it.each(SEEDS)('are told by a replay as the service told them, every record of it (seed %i)', async (seed) => {
    const lived = await live(app, fc.sample(companies, { seed, numRuns: COMPANIES }));
    const told: string[] = [];
    for (const { org, candidateId } of lived) {
      const recorded = await recordedIn(app, org.id, candidateId);
      expect(await replayedIn(app, org.id, candidateId)).toEqual(recorded);
      told.push(...recorded.records);
    }
    // Else nothing was compared, or only lives in which nothing went amiss.
    expect(told.length).toBeGreaterThan(3 * lived.length);
    expect(new Set(told.map(whatOf)).size).toBeGreaterThan(KINDS_OF_RECORDS);
  });
});

/** `TIMELINE_SET WITHHOLD DECIDED` */
function whatOf(record: string): string {
  return record.split(' ').slice(1, 4).join(' ');
}
