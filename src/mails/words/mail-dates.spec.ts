import { describe, expect, it } from '@jest/globals';
import { withPlainSpaces } from '../layout/keep-together.js';
import { isBefore, writeDate } from './mail-dates.js';
import { readerOf } from './mail-languages.js';

describe('a date in a mail', () => {
  it.each([
    ['2026-12-04', 'DAY', 'en-GB', 'Friday 4 December 2026', '4 December 2026', '4 Dec'],
    ['2026-12-04', 'DAY', 'en-IN', 'Friday 4 December 2026', '4 December 2026', '4 Dec'],
    ['2026-12-04', 'DAY', 'en-US', 'Friday, December 4, 2026', 'December 4, 2026', 'Dec 4'],
    ['2026-12-04', 'DAY', 'de-DE', 'Freitag, 4. Dezember 2026', '4. Dezember 2026', '4. Dez.'],
    ['2026-12-04', 'DAY', 'en-TH', 'Friday, December 4, 2026', 'December 4, 2026', 'Dec 4'],
    ['2026-12-04', 'WEEK', 'en-GB', '30 November 2026', '30 November 2026', '30 Nov'],
    ['2026-11-30', 'WEEK', 'en-GB', '30 November 2026', '30 November 2026', '30 Nov'],
    ['2027-01-03', 'WEEK', 'de-DE', '28. Dezember 2026', '28. Dezember 2026', '28. Dez.'],
    ['2026-12-31', 'MONTH', 'en-GB', 'December 2026', 'December 2026', 'December'],
    ['2026-12-31', 'MONTH', 'de-DE', 'Dezember 2026', 'Dezember 2026', 'Dezember'],
    ['2026-12-01', 'DAY', 'fr-FR', 'mardi 1er décembre 2026', '1er décembre 2026', '1er déc.'],
    ['2026-12-11', 'DAY', 'fr-CA', 'vendredi 11 décembre 2026', '11 décembre 2026', '11 déc.'],
    ['2026-12-04', 'DAY', 'es-MX', 'viernes 4 de diciembre de 2026', '4 de diciembre de 2026', '4 dic'],
    ['2026-12-04', 'DAY', 'ja-JP', '2026年12月4日（金）', '2026年12月4日', '12月4日'],
    ['2026-12-04', 'DAY', 'ar', 'الجمعة 4 ديسمبر 2026', '4 ديسمبر 2026', '4 ديسمبر'],
    ['2026-12-04', 'DAY', 'ar-EG', 'الجمعة ٤ ديسمبر ٢٠٢٦', '٤ ديسمبر ٢٠٢٦', '٤ ديسمبر'],
    ['2026-12-04', 'DAY', 'ar-SA', 'الجمعة ٤ ديسمبر ٢٠٢٦', '٤ ديسمبر ٢٠٢٦', '٤ ديسمبر'],
    ['2026-12-04', 'DAY', 'ar-LB', 'الجمعة ٤ كانون الأول ٢٠٢٦', '٤ كانون الأول ٢٠٢٦', '٤ كانون الأول'],
    ['9999-12-31', 'DAY', 'en-GB', 'Friday 31 December 9999', '31 December 9999', '31 Dec'],
  ] as const)('%s as a %s in %s reads %s, with little room %s, in a subject %s', (date, precision, locale, ...read) => {
    const written = (['LONG', 'MEDIUM', 'SHORT'] as const).map((style) =>
      withPlainSpaces(writeDate({ date, precision }, readerOf(locale), style)),
    );
    expect(written).toEqual(read);
  });

  it('is before another by the calendar', () => {
    expect(isBefore('2026-12-31', '2027-01-01')).toBe(true);
    expect(isBefore('2027-01-01', '2027-01-01')).toBe(false);
    expect(isBefore('2027-01-02', '2027-01-01')).toBe(false);
  });
});
