import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { calendarFor } from './calendar-for.js';

const date = (iso: string) => Temporal.PlainDate.from(iso);

async function isOpen(country: string | null, region: string | null, day: string, closedDays: string[] = []) {
  const calendar = await calendarFor({ country, region, closedDays: closedDays.map(date) });
  return calendar.isOpen(date(day));
}

describe('the business calendar of an organization', () => {
  it.each([
    ['a common Wednesday', 'DE', null, '2026-12-02', true],
    ['a Saturday', 'DE', null, '2026-12-05', false],
    ['a Sunday', 'DE', null, '2026-12-06', false],
    ['German Unity Day next year', 'DE', 'BE', '2028-10-03', false],
    ['Epiphany in Bavaria', 'DE', 'BY', '2026-01-06', false],
    ['Epiphany in Berlin', 'DE', 'BE', '2026-01-06', true],
    ['a German bank holiday, which is not a public one', 'DE', 'BY', '2026-12-24', true],
    ['a day that is only observed', 'DE', 'BY', '2026-02-02', true],
    ['the Monday in place of an English Christmas on a Saturday', 'GB', 'ENG', '2027-12-27', false],
    ['the Friday before an American Independence Day on a Saturday', 'US', null, '2026-07-03', false],
    ['the American New Year that is kept in the year before', 'US', null, '2027-12-31', false],
    ['the Egyptian Eid, on its first day', 'EG', null, '2027-03-09', false],
    ['the Egyptian Eid, on its third day', 'EG', null, '2027-03-11', false],
    ['the evening before, when the Eid begins at sunset', 'EG', null, '2027-03-08', true],
    ['the day after the Eid', 'EG', null, '2027-03-12', true],
    ['the last of the Swazi holidays that run into January', 'SZ', null, '2029-01-02', false],
    ['a Chinese holiday that begins at noon', 'CN', null, '2027-03-08', true],
    ['Christmas without a country', null, null, '2026-12-25', true],
    ['Christmas in a country that nobody knows', 'XX', null, '2026-12-25', true],
    ['a national holiday in a region that nobody knows', 'DE', 'ZZ', '2026-12-25', false],
  ])('knows %s', async (_day, country, region, day, open) => {
    expect(await isOpen(country, region, day)).toBe(open);
  });

  it('is closed on the days that the organization closes itself', async () => {
    expect(await isOpen('DE', 'BE', '2026-12-28', ['2026-12-28'])).toBe(false);
    expect(await isOpen('DE', 'BE', '2026-12-28')).toBe(true);
  });
});
