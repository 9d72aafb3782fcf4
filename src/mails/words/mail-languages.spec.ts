import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { language as en } from '../languages/en/language.js';
import type { SentenceKey } from './mail-language.js';
import { inLanguageOf, isWritten, MAIL_LANGUAGES, readerOf, writtenLocale } from './mail-languages.js';
import { wordsFor } from './mail-words.js';

interface Element {
  type: number;
  value?: string;
  options?: Record<string, { value: Element[] }>;
}

const LITERAL = 0;
const SELECT = 5;
const PLURAL = 6;

/** What chooses and is not shown; a language that needs no choice leaves it out. */
const CHOOSING = new Set<unknown>([SELECT]);

function elementsOf(message: string, locale: string): Element[] {
  const all = (elements: Element[]): Element[] =>
    elements.flatMap((element) => [
      element,
      ...Object.values(element.options ?? {}).flatMap(({ value }) => all(value)),
    ]);
  return all(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst() as Element[]);
}

/** The placeholders of a message, however deep, as the parser sees them. */
function placeholders(message: string, locale: string): string[] {
  const shown = elementsOf(message, locale).filter(
    ({ type, value }) => type !== LITERAL && !CHOOSING.has(type) && value !== undefined,
  );
  // Of a date that moved, a language says "by" or "to", whichever is better.
  const names = shown.map(({ value = '' }) => (value === 'to' ? 'by' : value));
  return [...new Set(names)].sort();
}

/** The forms that a language has for the numbers of a day's work. */
function formsOf(locale: string): string[] {
  const rules = new Intl.PluralRules(locale);
  return [...new Set(Array.from({ length: 1_000 }, (_, count) => rules.select(count)))].sort();
}

describe('the languages', () => {
  it('are the files of their folder, English first', () => {
    const files = readdirSync(new URL('../languages/', import.meta.url));
    const locales = MAIL_LANGUAGES.map(({ locale }) => locale);
    expect([...locales].sort()).toEqual(files.sort());
    expect(locales).toEqual(['en', 'ar', 'de', 'es', 'fr', 'ja']);
  });
});

describe('the language of a reader', () => {
  it.each([
    ['de', 'de', 'de-DE'],
    ['de-AT', 'de', 'de-AT'],
    ['DE_ch', 'de', 'de-CH'],
    ['en', 'en', 'en-GB'],
    ['en-US', 'en', 'en-US'],
    ['de-DE-u-ca-buddhist-nu-thai', 'de', 'de-DE'],
    ['fr-CA', 'fr', 'fr-CA'],
    ['es-419', 'es', 'es-419'],
    ['ja', 'ja', 'ja-JP'],
    ['ar', 'ar', 'ar'],
    ['ar-EG', 'ar', 'ar-EG'],
    ['pt-BR', 'en', 'en-GB'],
    ['', 'en', 'en-GB'],
    ['no such thing', 'en', 'en-GB'],
    ['__proto__', 'en', 'en-GB'],
  ])('%p reads %s with the dates of %s', (locale, language, dateLocale) => {
    const reader = readerOf(locale);
    expect([reader.language.locale, reader.dateLocale]).toEqual([language, dateLocale]);
  });
});

describe('the locale that somebody is written to in', () => {
  it.each([
    [['es-MX', 'de', 'fr'], 'es-MX'],
    [['pt-BR', 'de', 'fr'], 'de'],
    [[null, 'xx', 'fr-CA'], 'fr-CA'],
    [[null, null, 'pt'], 'en'],
    [[], 'en'],
    [['German', 'ja'], 'ja'],
  ])('of %j is %s', (wanted, written) => {
    expect(writtenLocale(...wanted)).toBe(written);
  });

  it('is one that mails are written in, in any region', () => {
    expect(['de', 'de-AT', 'DE_ch', 'en-IN'].map(isWritten)).toEqual([true, true, true, true]);
    expect(['pt', 'German', '', 'no such thing', '__proto__'].map(isWritten)).toEqual(Array(5).fill(false));
  });
});

describe('words in several languages', () => {
  const stage = { es: 'Entrevista', 'es-MX': 'Plática', de: 'Gespräch' };

  it('are those of the region, else of the language, else none', () => {
    expect(['es-MX', 'es-AR', 'de-AT', 'fr'].map((locale) => inLanguageOf(stage, readerOf(locale)))).toEqual([
      'Plática',
      'Entrevista',
      'Gespräch',
      undefined,
    ]);
    expect(inLanguageOf({}, readerOf('__proto__'))).toBeUndefined();
  });
});

describe('regional words', () => {
  it('stand in sentences for readers of that region, and only there', () => {
    const said = (locale: string) => wordsFor(readerOf(locale)).say('open.now', {});
    expect(said('es')).toContain('Su candidatura');
    expect(said('es-ES')).toContain('Su candidatura');
    expect(said('es-MX')).toContain('Su postulación');
    expect(said('es-419')).toContain('Su postulación');
  });

  it('leave no word of the other side of the sea', () => {
    const { inRegion, sentences } = readerOf('es-AR').language;
    for (const message of Object.values(sentences)) expect(inRegion?.(message, 'AR')).not.toMatch(/candidatura/iu);
  });
});

describe('counts', () => {
  const overdue = (locale: string, count: number) => wordsFor(readerOf(locale)).say('untold.count', { count });

  it('take the plural that the language has for them', () => {
    expect([1, 2].map((count) => overdue('en', count))).toEqual([
      '1 candidate still to be told',
      '2 candidates still to be told',
    ]);
    expect([0, 1, 2].map((count) => overdue('fr', count))).toEqual([
      '0 décision à annoncer',
      '1 décision à annoncer',
      '2 décisions à annoncer',
    ]);
    expect([1, 2, 3, 11, 100].map((count) => overdue('ar', count))).toEqual([
      'قرار واحد لم يُبلَّغ به صاحبه',
      'قراران لم يُبلَّغ بهما صاحباهما',
      '3 قرارات لم يُبلَّغ بها أصحابها',
      '11 قرارًا لم يُبلَّغ بها أصحابها',
      '100 قرار لم يُبلَّغ بها أصحابها',
    ]);
  });

  it('are written in the digits of the dates beside them', () => {
    expect(overdue('ar-EG', 11)).toBe('١١ قرارًا لم يُبلَّغ بها أصحابها');
    expect(overdue('ar-MA', 11)).toBe('11 قرارًا لم يُبلَّغ بها أصحابها');
  });
});

describe.each(MAIL_LANGUAGES)('the sentences in $locale', ({ locale, sentences, falseHope }) => {
  it('are ICU messages with the placeholders of the English ones', () => {
    for (const [key, message] of Object.entries(sentences)) {
      const english = en.sentences[key as SentenceKey];
      expect([key, placeholders(message, locale)]).toEqual([key, placeholders(english, 'en')]);
    }
  });

  it('have every form that a number takes', () => {
    for (const [key, message] of Object.entries(sentences)) {
      for (const { options = {} } of elementsOf(message, locale).filter(({ type }) => type === PLURAL)) {
        const forms = Object.keys(options).filter((form) => !form.startsWith('='));
        expect([key, forms.sort()]).toEqual([key, formsOf(locale)]);
      }
    }
  });

  it('use no straight apostrophe, which quotes in ICU, and no exclamation mark', () => {
    for (const message of Object.values(sentences)) expect(message).not.toMatch(/['!！]/u);
  });

  it('are all there, none empty', () => {
    expect(Object.keys(sentences).sort()).toEqual(Object.keys(en.sentences).sort());
    // In Japanese the wish itself is the closing.
    const mayBeEmpty = locale === 'ja' ? ['farewell.closing'] : [];
    const empty = Object.keys(sentences).filter((key) => sentences[key as SentenceKey].trim() === '');
    expect(empty).toEqual(mayBeEmpty);
  });

  it('come with the words that hold out false hope, in lower case', () => {
    expect(falseHope.length).toBeGreaterThan(10);
    expect(falseHope).toEqual(falseHope.map((word) => word.toLocaleLowerCase(locale)));
  });
});
