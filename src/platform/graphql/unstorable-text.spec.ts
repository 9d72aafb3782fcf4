import { describe, expect, it } from '@jest/globals';
import { unstorableText } from './unstorable-text.js';

const nul = 'must not contain the character U+0000';
const half = 'must not contain half of a surrogate pair (U+D800 to U+DFFF)';

describe('a text that cannot be stored', () => {
  it.each([
    ['a\0', nul],
    ['\ud83d', half],
    ['x\ud83dy', half],
    ['\udc00\ud83d', half],
    ['😀\ude00', half],
  ])('is %j', (text, because) => {
    expect(unstorableText(text, ['note'])).toEqual({ path: ['note'], because });
  });

  it('is found wherever it stands', () => {
    const value = { first: 'fine', rest: [{ note: 'fine' }, { note: '\ud83d' }] };
    expect(unstorableText(value, ['input'])).toEqual({ path: ['input', 'rest', '1', 'note'], because: half });
  });

  it.each(['', 'José', '😀', '\u2028', '\ufffd', '\ue000', 7, true, null, undefined, new Date(0), { a: ['b'] }])(
    'is not %j',
    (value) => {
      expect(unstorableText(value, [])).toBeUndefined();
    },
  );
});
