import { expect, it } from '@jest/globals';
import { given } from './given.js';

it('keeps what was given, and leaves out what is undefined or null', () => {
  expect(given({ title: 'Engineer', zone: null, locale: undefined, count: 0, open: false, note: '' })).toEqual({
    title: 'Engineer',
    count: 0,
    open: false,
    note: '',
  });
});
