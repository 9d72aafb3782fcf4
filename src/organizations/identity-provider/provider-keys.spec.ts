import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { createLocalJWKSet } from 'jose';
import type { Discovery, ProviderKeySet } from './discovery.js';
import { IdentityProviderUnreachable } from './identity-provider.problems.js';
import { ProviderKeys } from './provider-keys.js';

const issuer = 'https://login.example.test';
const setOf = (...ids: string[]): ProviderKeySet => ({ keys: createLocalJWKSet({ keys: [] }), ids: new Set(ids) });

/** A provider in the test's hands, and the time of the process. */
function start() {
  const provider = { set: setOf('a') as ProviderKeySet | null, asked: 0 };
  const discovery = {
    discover: async () => {
      provider.asked += 1;
      return provider.set ?? new IdentityProviderUnreachable(issuer, false);
    },
  };
  const time = { now: 1_000 };
  const keys = new ProviderKeys(discovery as unknown as Discovery, () => time.now);
  const minutes = (count: number) => {
    time.now += count * 60_000;
  };
  return { provider, keys, minutes, time, find: (keyId?: string) => keys.find(issuer, keyId) };
}

/** What nobody waits for is done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeAll(() => Logger.overrideLogger(false));
afterAll(() => Logger.overrideLogger(['log', 'warn', 'error']));

describe('the keys of a provider', () => {
  it('are asked for once, however many need them at the same time', async () => {
    const { provider, find } = start();
    const found = await Promise.all([find('a'), find('a'), find()]);
    expect(found).toEqual([provider.set?.keys, provider.set?.keys, provider.set?.keys]);
    expect(provider.asked).toBe(1);
  });

  it('are asked for again ten minutes later, while the old ones are still believed', async () => {
    const { provider, find, minutes } = start();
    const old = await find('a');
    minutes(9.99);
    expect(await find('a')).toBe(old);
    expect(provider.asked).toBe(1);
    provider.set = setOf('b');
    minutes(0.01);
    expect(await find('a')).toBe(old);
    await settled();
    expect(provider.asked).toBe(2);
    expect(await find('b')).toBe(provider.set.keys);
  });

  it('are asked for at once if one is not known, but no more often than every ten seconds', async () => {
    const { provider, find, time } = start();
    await find('a');
    provider.set = setOf('b');
    time.now += 9_999;
    expect(await find('b')).not.toBe(provider.set.keys);
    time.now += 1;
    expect(await find('b')).toBe(provider.set.keys);
    expect(provider.asked).toBe(2);
    await find('c');
    expect(provider.asked).toBe(2);
  });

  it('are kept for an hour while it is away', async () => {
    const { provider, find, minutes } = start();
    const old = await find('a');
    provider.set = null;
    for (let hour = 0; hour < 5; hour += 1) {
      minutes(11.99);
      expect(await find('a')).toBe(old);
      await settled();
    }
    minutes(0.05);
    expect(await find('a')).toBeNull();
    provider.set = setOf('a');
    minutes(1);
    expect(await find('a')).toBe(provider.set.keys);
  });

  it('are none if it never answered, and it is not asked at every request', async () => {
    const { provider, find } = start();
    provider.set = null;
    expect([await find('a'), await find('a'), await find()]).toEqual([null, null, null]);
    expect(provider.asked).toBe(1);
  });
});
