import { expect, it } from '@jest/globals';
import { inSlices } from './in-slices.js';

const still = () => 0;

it('lets others have their turn after each slice, and keeps the order', async () => {
  const happened: string[] = [];
  const other = () => {
    happened.push('other');
    if (happened.length < 20) setImmediate(other);
  };
  setImmediate(other);
  await inSlices([1, 2, 3, 4, 5], 2, (item) => void happened.push(String(item)), { now: still });
  expect(happened.slice(0, 7)).toEqual(['1', '2', 'other', '3', '4', 'other', '5']);
});

it('does nothing with none', async () => {
  await inSlices([], 10, () => {
    throw new Error('there is nothing');
  });
});

it('ends a slice early that takes long', async () => {
  let milliseconds = 0;
  const happened: string[] = [];
  const other = () => {
    happened.push('other');
    if (happened.length < 20) setImmediate(other);
  };
  setImmediate(other);
  const work = (item: number) => {
    happened.push(String(item));
    milliseconds += item;
  };
  await inSlices([1, 1, 1, 80, 1], 100, work, { now: () => milliseconds });
  expect(happened.slice(0, 7)).toEqual(['1', '1', 'other', '1', '80', 'other', '1']);
});

it('ends a slice between two steps of one, and goes on with the next step when others have had their turn', async () => {
  let milliseconds = 0;
  const happened: string[] = [];
  const steps = function* (item: string) {
    for (const step of [1, 2, 3]) {
      happened.push(`${item}${step}`);
      milliseconds += 1;
      yield;
    }
  };
  const pause = async () => void happened.push('others');
  await inSlices(['a', 'b'], 100, steps, { pause, now: () => milliseconds });
  expect(happened).toEqual(['a1', 'a2', 'others', 'a3', 'b1', 'others', 'b2', 'b3', 'others']);
});
