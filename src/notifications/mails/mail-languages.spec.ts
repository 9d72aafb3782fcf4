import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './languages/en.js';
import { MAIL_LANGUAGES, readerOf } from './mail-languages.js';

/** The placeholders of a message, however deep, as the parser sees them. */
function placeholders(message: string, locale: string): string[] {
  const tree = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst();
  const names = new Set<string>();
  JSON.stringify(tree, (key, node) => {
    // A literal's value is its text; every other element's value is its placeholder.
    if (node && typeof node === 'object' && 'type' in node && node.type !== 0 && 'value' in node) names.add(node.value);
    return key === 'location' ? undefined : node;
  });
  return [...names].sort();
}

describe('the language of a reader', () => {
  it.each([
    ['de', 'de', 'de-DE'],
    ['de-AT', 'de', 'de-AT'],
    ['DE_ch', 'de', 'de-CH'],
    ['en', 'en', 'en-GB'],
    ['en-US', 'en', 'en-US'],
    ['de-DE-u-ca-buddhist-nu-thai', 'de', 'de-DE'],
    ['fr', 'en', 'en-GB'],
    ['fr-CA', 'en', 'en-GB'],
    ['', 'en', 'en-GB'],
    ['no such thing', 'en', 'en-GB'],
    ['__proto__', 'en', 'en-GB'],
  ])('%p reads %s with the dates of %s', (locale, language, dateLocale) => {
    const reader = readerOf(locale);
    expect([reader.language.locale, reader.dateLocale]).toEqual([language, dateLocale]);
  });
});

describe.each(MAIL_LANGUAGES)('the sentences in $locale', ({ locale, sentences }) => {
  it('are ICU messages with the placeholders of the English ones', () => {
    for (const [key, message] of Object.entries(sentences)) {
      const english = en.sentences[key as keyof typeof en.sentences];
      expect([key, placeholders(message, locale)]).toEqual([key, placeholders(english, 'en')]);
    }
  });

  it('use no straight apostrophe, which quotes in ICU, and no exclamation mark', () => {
    for (const message of Object.values(sentences)) expect(message).not.toMatch(/['!]/u);
  });

  it('are all there, none empty', () => {
    expect(Object.keys(sentences).sort()).toEqual(Object.keys(en.sentences).sort());
    for (const message of Object.values(sentences)) expect(message.trim()).not.toBe('');
  });
});
