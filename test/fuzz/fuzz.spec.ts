import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sceneSettings } from '../support/schema-calls/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { Strangers } from './strangers.js';

// `npm run test:fuzz` sends ten thousand, of a seed of its own.
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 400);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_130);

describe('a stranger with a good key', () => {
  let app: TestApp;
  let strangers: Strangers;

  beforeAll(async () => {
    app = await startTestApp({ settings: sceneSettings, relay: true });
    strangers = await Strangers.begin(app);
  });
  afterAll(async () => {
    await strangers.stop();
    await app.stop();
  });

  it('is answered as anybody is where they send what is in order', async () => {
    const statuses = Object.values(await strangers.welcomes());
    expect(statuses.filter((status) => status >= 400)).toEqual([]);
  });

  it(
    'is answered whatever they send, and told nothing that is not theirs or for callers',
    async () => {
      const property = fc.asyncProperty(strangers.plans(), async (plan) => {
        expect(await strangers.faultsOf(plan)).toEqual([]);
      });
      await fc.assert(property, { numRuns, seed, endOnFailure: false });
      expect(await strangers.faultsAfterwards()).toEqual([]);
      // It is known to be about what it says: some of it is carried out, and calls can still be made at the end.
      expect(strangers.seen.answered).toBeGreaterThan(numRuns / 10);
      expect(strangers.seen.sent).toBeGreaterThan(numRuns * 0.9);
      if (numRuns >= 10_000) expect(strangers.ways.filter((name) => !strangers.called.has(name))).toEqual([]);
    },
    Math.max(60_000, numRuns * 200),
  );
});
