import { describe, expect, it } from '@jest/globals';
import { STYLESHEET_PATH } from '../../platform/html/page-assets.js';
import { deadPage, sentPage } from '../pages/dead-page.js';
import { preferencesPage } from '../pages/preferences-page.js';
import { PORTAL_LANGUAGES, wordsFor, wordsOfBrowser } from './words-for.js';

const standing = {
  organizationName: 'Núñez <b>& Söhne</b>',
  brandColor: null,
  logoPath: null,
  locale: 'en',
  notesDeclined: false,
  suppressed: false,
};

describe('the words of the pages', () => {
  it('are those of the mail', () => {
    expect(['de', 'de-CH', 'ar-EG', 'ja', 'nl', ''].map((tag) => wordsFor(tag).locale)).toEqual([
      'de',
      'de',
      'ar',
      'ja',
      'en',
      'en',
    ]);
  });

  it.each([
    ['fr-CA,en;q=0.5', 'fr'],
    ['nl, es;q=0.8, de;q=0.9', 'de'],
    ['de;q=0, ja;q=0.1', 'ja'],
    ['', 'en'],
    [undefined, 'en'],
    ['x'.repeat(10_000), 'en'],
    [',,;q=,;q=a', 'en'],
  ])('are those a browser asks for with %j where nothing else is known', (header, locale) => {
    expect(wordsOfBrowser(header).locale).toBe(locale);
  });

  it.each(PORTAL_LANGUAGES.map((words) => [words.locale, words] as const))(
    'make whole pages in %s, with nothing in them that runs or loads',
    (_, words) => {
      const pages = [
        preferencesPage(standing, words),
        preferencesPage({ ...standing, notesDeclined: true }, words),
        preferencesPage({ ...standing, suppressed: true }, words),
        ...(['STATUS', 'PREFERENCES', 'ADDRESS'] as const).flatMap((of) => [deadPage(words, of), sentPage(words, of)]),
      ];
      for (const html of pages) {
        expect(html).toContain(`<html lang="${words.locale}" dir="${words.locale === 'ar' ? 'rtl' : 'ltr'}">`);
        expect(html).not.toMatch(/<script|<img|https?:|undefined|style="/);
        expect(html.match(/<link [^>]*>/g)).toEqual([`<link rel="stylesheet" href="${STYLESHEET_PATH}"/>`]);
      }
      expect(pages[0]).toContain('<bdi>Núñez &lt;b>&amp; Söhne&lt;/b></bdi>');
      expect(pages[0]?.match(/type="radio"/g)).toHaveLength(2);
      expect(pages[0]).not.toMatch(/\schecked/);
      expect(pages[2]).not.toContain('<form');
    },
  );
});
