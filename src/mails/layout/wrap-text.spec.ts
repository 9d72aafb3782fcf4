import { describe, expect, it } from '@jest/globals';
import { columnsOf, splitWords } from './split-words.js';
import { chunks, wrapWords } from './wrap-text.js';

const words = (...texts: string[]) => texts.map((text) => ({ text }));
const wrapped = (text: string, columns: number) => wrapWords(splitWords(text), columns, columnsOf);

describe('wrapping', () => {
  it('breaks before the word that no longer fits, and never inside of one', () => {
    expect(wrapWords(words('aa', 'bb', 'cc', 'dddddddd', 'e'), 5)).toEqual(['aa bb', 'cc', 'dddddddd', 'e']);
  });

  it('keeps an empty line', () => {
    expect(wrapWords(words(''), 5)).toEqual(['']);
  });

  it('cuts a long word into pieces that give the word again, no surrogate pair torn', () => {
    expect(chunks('abcde', 2)).toEqual(['ab', 'cd', 'e']);
    expect(chunks('a🙂b🙂', 2)).toEqual(['a', '🙂', 'b', '🙂']);
    expect(chunks('ab', 2)).toEqual(['ab']);
  });
});

describe('wrapping Japanese', () => {
  it('breaks between words, with no space, and keeps punctuation and dates where they belong', () => {
    const text = '選考の結果は、2026年12月4日(金)までにお知らせいたします。申し訳ございません。';
    const lines = wrapped(text, 30);
    expect(lines).toEqual([
      '選考の結果は、',
      '2026年12月4日(金)までに',
      'お知らせいたします。',
      '申し訳ございません。',
    ]);
    expect(lines.join('')).toBe(text);
  });

  it('counts a character as two columns', () => {
    expect(columnsOf('結果: ok')).toBe(8);
    expect(columnsOf('⁨Ana⁩')).toBe(3);
  });

  it('breaks a text that offers no end of a line', () => {
    for (const line of wrapped('語'.repeat(500), 76)) expect(columnsOf(line)).toBeLessThanOrEqual(76);
  });

  it('leaves a Latin word in it whole', () => {
    expect(wrapped('この件はSam\u00A0Leeに申し伝えました。', 20)).toEqual([
      'この件はSam\u00A0Leeに',
      '申し伝えました。',
    ]);
  });
});
