import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { Admission, Overloaded } from './admission.js';

const caller = () => new EventEmitter() as ServerResponse;
const never = 600_000;

it('a place is not waited for when those under way all stand still', async () => {
  const admission = new Admission(1, never, 50);
  const leave = await admission.enter('one', caller());
  await expect(admission.enter('two', caller())).rejects.toThrow(Overloaded);
  leave();
  await expect(admission.enter('two', caller())).resolves.toBeInstanceOf(Function);
});

it('a place is waited for only so long, though others come and go', async () => {
  const admission = new Admission(1, 50, never);
  await admission.enter('one', caller());
  await expect(admission.enter('two', caller())).rejects.toThrow(Overloaded);
});

it('of one organization one operation begins in each turn of the event loop, beside those of others', async () => {
  const admission = new Admission(5, never, never);
  const begun: string[] = [];
  for (const who of ['loud', 'loud', 'quiet', 'loud', 'other']) {
    void admission.enter(who, caller()).then(() => begun.push(who));
  }
  await Promise.resolve().then(() => undefined);
  expect(begun).toEqual(['loud', 'quiet', 'other']);
  await setImmediate();
  expect(begun.slice(3)).toEqual(['loud']);
  await setImmediate();
  expect(begun.slice(3)).toEqual(['loud', 'loud']);
});
