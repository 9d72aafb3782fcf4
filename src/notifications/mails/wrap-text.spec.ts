import { describe, expect, it } from '@jest/globals';
import { chunks, wrapText } from './wrap-text.js';

describe('wrapping', () => {
  it('breaks before the word that no longer fits, and never inside of one', () => {
    expect(wrapText(['aa', 'bb', 'cc', 'dddddddd', 'e'], 5)).toEqual(['aa bb', 'cc', 'dddddddd', 'e']);
  });

  it('keeps an empty line', () => {
    expect(wrapText([''], 5)).toEqual(['']);
  });

  it('cuts a long word into pieces that give the word again, no surrogate pair torn', () => {
    expect(chunks('abcde', 2)).toEqual(['ab', 'cd', 'e']);
    expect(chunks('a🙂b🙂', 2)).toEqual(['a', '🙂', 'b', '🙂']);
    expect(chunks('ab', 2)).toEqual(['ab']);
  });
});
