import { describe, expect, it } from '@jest/globals';
import { faultOfLine, faultOfWords } from './texts.js';

describe('a line', () => {
  it.each(['Staff Engineer', '工程师', '—', '7', '  Analyst ', 'Zoe\u0308', '💼', 'a\u200db'])('is %j', (text) => {
    expect(faultOfLine(text, 20)).toBeNull();
  });

  it.each(['', '   ', '\u00a0', '\u3000', '\u200b', '\u2060\ufeff', '\u202e', '\u0301', '\u3164', '\u2800'])(
    'is blank: %j',
    (text) => {
      expect(faultOfLine(text, 20)).toBe('must not be blank');
    },
  );

  it.each(['a\nb', 'a\r', 'a\tb', 'a\u0085b', 'a\u2028b', 'a\u2029b', '\u0007a', '\n'])(
    'is not one line: %j',
    (text) => {
      expect(faultOfLine(text, 20)).toBe('must be one line, without control characters');
    },
  );

  it('has at most so many characters, not halves of pairs', () => {
    expect(faultOfLine('💼'.repeat(20), 20)).toBeNull();
    expect(faultOfLine('💼'.repeat(21), 20)).toBe('must be at most 20 characters, and has 21');
  });
});

describe('words', () => {
  it('may have several lines, and must say something', () => {
    expect(faultOfWords('Dear Ana,\n\n\twe are sorry.', 40)).toBeNull();
    expect(faultOfWords(' \n\t ', 40)).toBe('must not be blank');
    expect(faultOfWords('a\nb', 2)).toBe('must be at most 2 characters, and has 3');
  });
});
