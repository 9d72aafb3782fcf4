import { describe, expect, it } from '@jest/globals';
import { EVERY_SAMPLE } from '../../../test/mails/every-sample.js';
import { columnsOf } from '../layout/split-words.js';
import { MAIL_LANGUAGES, readerOf } from './mail-languages.js';
import { SUBJECT_COLUMNS, writeSubject } from './mail-subject.js';
import { wordsFor } from './mail-words.js';

const subject = (title: string, headline = 'Decision by 4 Dec') =>
  writeSubject(headline, { title }, wordsFor(readerOf('en')));

const LOCALES = [...MAIL_LANGUAGES.map(({ locale }) => locale), 'en-US', 'fr-CA', 'es-MX', 'ar-EG'];

describe('a subject', () => {
  it('starts with the news and ends with the job', () => {
    expect(subject('Staff Engineer')).toBe('Decision by 4 Dec: Staff Engineer');
  });

  it('shortens a long title to what there is room for', () => {
    expect(subject('Engineer of '.repeat(10).trim())).toMatch(/^Decision by 4 Dec: Engineer of .*…$/u);
    expect(columnsOf(subject('x'.repeat(120)))).toBe(SUBJECT_COLUMNS);
    expect(columnsOf(subject('語'.repeat(120)))).toBeLessThanOrEqual(SUBJECT_COLUMNS);
  });

  it('leaves no bracket open where it cuts a title', () => {
    expect(subject('Senior Staff Engineer (Donaudampfschifffahrtsgesellschaft)')).toBe(
      'Decision by 4 Dec: Senior Staff Engineer…',
    );
    expect(subject('Senior Engineer (m/w/d) in the department of many things')).toMatch(/\(m\/w\/d\) in .*…$/u);
    expect(subject('(Donaudampfschifffahrtsgesellschaftskapitän)')).toMatch(/: \(Donau.*…$/u);
  });

  it('shows some of the title behind the longest news', () => {
    expect(subject('Staff Engineer', 'x'.repeat(70))).toMatch(/^x{70}: Staff En…$/u);
  });

  it('does not tear a character apart', () => {
    expect(subject('👩‍👩‍👧‍👦'.repeat(20))).not.toMatch(/\p{Cs}|\u200D…/u);
  });

  it.each(LOCALES)('is within 60 columns in %s, and names no year, whatever the mail', (locale) => {
    for (const sample of EVERY_SAMPLE) {
      const written = sample.compose(locale).subject;
      expect([sample.name, written, columnsOf(written) <= SUBJECT_COLUMNS]).toEqual([sample.name, written, true]);
      expect(written).not.toMatch(/202\d|٢٠٢/u);
    }
  });

  it.each(LOCALES)('shows a title of fourteen letters whole in %s, where the mail is about one thing', (locale) => {
    const cut = EVERY_SAMPLE.filter(({ kind }) => !/DIGEST/u.test(kind)).filter((sample) =>
      sample.compose(locale).subject.includes('…'),
    );
    expect(cut.map(({ name }) => name)).toEqual([]);
  });
});
