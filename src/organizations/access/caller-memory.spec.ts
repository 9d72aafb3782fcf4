import { beforeEach, describe, expect, it } from '@jest/globals';
import { systemActor } from '../../platform/actor/actor.js';
import { CallerMemory } from './caller-memory.js';

const ana = systemActor('018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a');

describe('what a process remembers of callers', () => {
  let now: number;
  let memory: CallerMemory;

  beforeEach(() => {
    now = 0;
    memory = new CallerMemory(() => now);
  });

  const rememberGood = () => memory.remember('key', Promise.resolve(ana));

  it('is who it was, for five seconds', async () => {
    await rememberGood();
    now = 4_999;
    expect(await memory.recall('key')).toBe(ana);
    now = 5_000;
    expect(memory.recall('key')).toBeUndefined();
  });

  it('is that they were good, while they are looked up again', async () => {
    await rememberGood();
    now = 5_000;
    const { promise, resolve } = Promise.withResolvers<null>();
    const again = memory.remember('key', promise);
    expect(memory.knows('key')).toBe(true);
    resolve(null);
    await again;
    expect(memory.knows('key')).toBe(false);
  });

  it('is that they were good, if looking them up fails, and they are looked up again at once', async () => {
    await rememberGood();
    now = 5_000;
    for (let times = 1; times <= 2; times += 1) {
      await expect(memory.remember('key', Promise.reject(new Error('away')))).rejects.toThrow('away');
      expect(memory.recall('key')).toBeUndefined();
      expect(memory.knows('key')).toBe(true);
    }
  });

  it('is nothing of who never was looked up, or not with success', async () => {
    await memory.remember('bad', Promise.resolve(null));
    await expect(memory.remember('failed', Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect([memory.knows('bad'), memory.knows('failed'), memory.knows('never')]).toEqual([false, false, false]);
    expect(await memory.recall('bad')).toBeNull();
    expect(memory.recall('failed')).toBeUndefined();
  });

  it('has no room for a flood, which takes the place of who came longest ago alone', async () => {
    await memory.remember('idle', Promise.resolve(ana));
    for (let guess = 1; guess < 9_999; guess += 1) void memory.remember(`guess ${guess}`, Promise.resolve(null));
    await rememberGood();
    await memory.remember('last guess', Promise.resolve(null));
    expect([memory.knows('idle'), memory.knows('key')]).toEqual([false, true]);
  });
});
