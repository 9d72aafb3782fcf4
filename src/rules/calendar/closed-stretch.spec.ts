import { expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { calendarFor } from './calendar-for.js';
import { closedStretch } from './closed-stretch.js';

const today = Temporal.PlainDate.from('2026-12-01');
const closedFor = async (days: number) => {
  const closedDays = Array.from({ length: days }, (_, n) => today.add({ days: 40 + n }).toString());
  return closedStretch(today, await calendarFor({ country: 'DE', region: null, closedDays }));
};

it('finds the stretch in which a calendar has no working day for more than two months', async () => {
  expect(await closedFor(30)).toBeNull();
  const found = await closedFor(80);
  // The weekend before the first closed day belongs to it.
  expect(found?.from.toString()).toBe('2027-01-09');
  expect(found?.days).toBe(60);
});
