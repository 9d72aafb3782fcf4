import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { language as en } from '../languages/en.js';
import type { SentenceKey } from './mail-language.js';
import { MAIL_LANGUAGES, readerOf } from './mail-languages.js';
import { wordsFor } from './mail-words.js';

interface Element {
  type: number;
  value?: string;
  options?: Record<string, { value: Element[] }>;
}

const LITERAL = 0;
const PLURAL = 6;

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
  const named = elementsOf(message, locale).filter(({ type, value }) => type !== LITERAL && value !== undefined);
  return [...new Set(named.map(({ value = '' }) => value))].sort();
}

/** The forms that a language has for the numbers of a day's work. */
function formsOf(locale: string): string[] {
  const rules = new Intl.PluralRules(locale);
  return [...new Set(Array.from({ length: 1_000 }, (_, count) => rules.select(count)))].sort();
}

describe('the languages', () => {
  it('are the files of their folder, English first', () => {
    const files = readdirSync(new URL('../languages/', import.meta.url)).map((file) => file.replace(/\.ts$/u, ''));
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

describe('counts', () => {
  const overdue = (locale: string, count: number) => wordsFor(readerOf(locale)).say('untold.count', { count });

  it('take the plural that the language has for them', () => {
    expect([1, 2].map((count) => overdue('en', count))).toEqual(['1 decision not told', '2 decisions not told']);
    expect([0, 1, 2].map((count) => overdue('fr', count))).toEqual([
      '0 décision non annoncée',
      '1 décision non annoncée',
      '2 décisions non annoncées',
    ]);
    expect([1, 2, 3, 11, 100].map((count) => overdue('ar', count))).toEqual([
      'قرار واحد غير مبلَّغ',
      'قراران غير مبلَّغين',
      '3 قرارات غير مبلَّغة',
      '11 قرارًا غير مبلَّغ',
      '100 قرار غير مبلَّغ',
    ]);
  });

  it('are written in the digits of the dates beside them', () => {
    expect(overdue('ar-EG', 11)).toBe('١١ قرارًا غير مبلَّغ');
    expect(overdue('ar-MA', 11)).toBe('11 قرارًا غير مبلَّغ');
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
    for (const message of Object.values(sentences)) expect(message.trim()).not.toBe('');
  });

  it('come with the words that hold out false hope, in lower case', () => {
    expect(falseHope.length).toBeGreaterThan(10);
    expect(falseHope).toEqual(falseHope.map((word) => word.toLocaleLowerCase(locale)));
  });
});
