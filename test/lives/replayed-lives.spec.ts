import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultPolicy, type Policy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { recordedIn, replayedIn } from './compare.js';
import { type Act, companies, type Life } from './life.arbitrary.js';
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

  it('wait for a person where another system said no, and not whose doing it was', async () => {
    // By the policy it would leave two hours later; here a person lets it leave at once.
    const acts: readonly Act[] = [
      { kind: 'SET', afterMinutes: 60, application: 0, days: 5, precision: 'DAY', alreadyTold: true },
      { kind: 'END_ELSEWHERE', afterMinutes: 600, application: 0 },
    ];
    const approval = { mode: 'DELAYED', minutes: 120 } as const;
    const policy: Policy = { ...defaultPolicy, sendingWindow: 'always', approval };
    const life: Life = { candidateZone: null, jobZone: null, acts };
    const lived = await live(app, [{ policy, jobRules: null, timeZone: 'Europe/Berlin', lives: [life] }]);
    for (const { org, candidateId } of lived) {
      const recorded = await recordedIn(app, org.id, candidateId);
      expect(recorded.records.at(-1)).toMatch('2026-11-30T19:00:00Z OUTCOME_REJECTED SEND');
      expect(await replayedIn(app, org.id, candidateId)).toEqual(recorded);
    }
  });
});

/** `TIMELINE_SET WITHHOLD DECIDED` */
function whatOf(record: string): string {
  return record.split(' ').slice(1, 4).join(' ');
}
