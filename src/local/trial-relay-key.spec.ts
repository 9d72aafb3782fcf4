import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { trialRelayKey } from './trial-relay-key.js';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'followthrough-relay-key-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

it('a trial keeps one key for relays, readable by its owner alone', async () => {
  const key = await trialRelayKey(dataDir);
  expect(key).toHaveLength(32);
  expect(await trialRelayKey(dataDir)).toEqual(key);
  expect((await stat(join(dataDir, 'relay-key'))).mode & 0o777).toBe(0o600);
});
