import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
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
