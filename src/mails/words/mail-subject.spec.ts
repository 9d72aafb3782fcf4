import { describe, expect, it } from '@jest/globals';
import { SAMPLE_FACTS } from '../../../test/mails/sample-mails.js';
import { readerOf } from './mail-languages.js';
import { writeSubject } from './mail-subject.js';
import { wordsFor } from './mail-words.js';

const subject = (title: string, name: string, headline = 'Decision by 4 Dec 2026') =>
  writeSubject(headline, { ...SAMPLE_FACTS, job: { title }, organization: { name } }, wordsFor(readerOf('en')));

describe('a subject', () => {
  it('starts with the news and ends with job and organization', () => {
    expect(subject('Staff Engineer', 'Acme')).toBe('Decision by 4 Dec 2026: Staff Engineer, Acme');
  });

  it('shortens a long title and leaves a short name whole', () => {
    expect(subject('Engineer of '.repeat(10).trim(), 'Acme')).toMatch(/^Decision .*Engineer.*…, Acme$/u);
    expect(subject('x'.repeat(120), 'Acme')).toHaveLength(78);
  });

  it('shortens both when both are long', () => {
    expect(subject('x'.repeat(120), 'y'.repeat(120))).toMatch(/^Decision by 4 Dec 2026: x{20,}…, y{20,}…$/u);
  });

  it('keeps an everyday title and name whole behind long news', () => {
    const news = 'Later than planned, now in the week of 30 Nov 2026';
    expect(subject('Senior Staff Engineer', 'Brightwater Labs', news)).toBe(
      `${news}: Senior Staff Engineer, Brightwater Labs`,
    );
  });

  it('does not tear a character apart', () => {
    expect(subject('👩‍👩‍👧‍👦'.repeat(20), 'Acme')).not.toMatch(/\p{Cs}|\u200D…/u);
  });
});
