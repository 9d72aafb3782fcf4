import { expect, it } from '@jest/globals';
import { inSlices } from './in-slices.js';

it('lets others have their turn after each slice, and keeps the order', async () => {
  const happened: string[] = [];
  const other = () => {
    happened.push('other');
    if (happened.length < 20) setImmediate(other);
  };
  setImmediate(other);
  await inSlices([1, 2, 3, 4, 5], 2, (item) => happened.push(String(item)));
  expect(happened.slice(0, 7)).toEqual(['1', '2', 'other', '3', '4', 'other', '5']);
});

it('does nothing with none', async () => {
  await inSlices([], 10, () => {
    throw new Error('there is nothing');
  });
});
