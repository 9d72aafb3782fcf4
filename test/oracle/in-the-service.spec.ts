import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { changingLife, changingSeeds } from './changing-lives.js';
import { iso, MINUTE } from './days.js';
import { LifeInTheService } from './in-the-service.js';
import { ToldByTheText } from './told-by-the-text.js';

// More of them: ORACLE_LIVES=300 ORACLE_SEED=1 npm test -- -i --testTimeout=86400000 test/oracle/in-the-service.spec.ts
const LIVES = Number(process.env['ORACLE_LIVES'] ?? 3);
const SEED = Number(process.env['ORACLE_SEED'] ?? 20261130);
const DAY_MINUTES = 24 * 60;

describe('the rules of time, by their text, in the service', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ now: '2026-01-05T00:00:00Z' });
  });
  afterAll(() => app.stop());

  it('tell in lives whose zones, calendars and policies change what the text says, when it says so', async () => {
    // The clock goes on: one life after the other.
    let start = '2026-01-06';
    for (const seed of fc.sample(changingSeeds, { numRuns: LIVES, seed: SEED })) {
      const life = changingLife(seed, start);
      const lived = await LifeInTheService.live(app, life);
      const oracle = new ToldByTheText(life.terms);
      oracle.live(lived.happened, life.end);
      const text = oracle.lines.filter((line) => /^\d{4}-/.test(line)).sort();
      expect({ seed, lines: await lived.lines() }).toEqual({ seed, lines: text });
      await lived.end();
      start = iso(life.end + 2 * DAY_MINUTES * MINUTE).slice(0, 'YYYY-MM-DD'.length);
    }
  });
});
