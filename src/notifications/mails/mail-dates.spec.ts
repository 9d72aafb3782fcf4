import { describe, expect, it } from '@jest/globals';
import { withPlainSpaces } from './keep-together.js';
import { isBefore, writeDate } from './mail-dates.js';

describe('a date in a mail', () => {
  it.each([
    ['2026-12-04', 'DAY', 'en-GB', 'Friday, 4 December 2026', '4 Dec 2026'],
    ['2026-12-04', 'DAY', 'en-US', 'Friday, December 4, 2026', 'Dec 4, 2026'],
    ['2026-12-04', 'DAY', 'de-DE', 'Freitag, 4. Dezember 2026', '4. Dez. 2026'],
    ['2026-12-04', 'DAY', 'en-TH', 'Friday, December 4, 2026', 'Dec 4, 2026'],
    ['2026-12-04', 'WEEK', 'en-GB', '30 November 2026', '30 Nov 2026'],
    ['2026-11-30', 'WEEK', 'en-GB', '30 November 2026', '30 Nov 2026'],
    ['2027-01-03', 'WEEK', 'de-DE', '28. Dezember 2026', '28. Dez. 2026'],
    ['2026-12-31', 'MONTH', 'en-GB', 'December 2026', 'December 2026'],
    ['2026-12-31', 'MONTH', 'de-DE', 'Dezember 2026', 'Dezember 2026'],
    ['9999-12-31', 'DAY', 'en-GB', 'Friday, 31 December 9999', '31 Dec 9999'],
  ] as const)('%s as a %s in %s reads %s, in a subject %s', (date, precision, locale, long, short) => {
    expect(withPlainSpaces(writeDate({ date, precision }, locale))).toBe(long);
    expect(withPlainSpaces(writeDate({ date, precision }, locale, 'SHORT'))).toBe(short);
  });

  it('is before another by the calendar', () => {
    expect(isBefore('2026-12-31', '2027-01-01')).toBe(true);
    expect(isBefore('2027-01-01', '2027-01-01')).toBe(false);
    expect(isBefore('2027-01-02', '2027-01-01')).toBe(false);
  });
});
