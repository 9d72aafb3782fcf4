import { describe, expect, it } from '@jest/globals';
import { anyCharacter } from './any-character.js';

describe('any character', () => {
  it('is one that a text can hold, from the first to the last', () => {
    const known = ['\0', 'a', '\ud7ff', '\ue000', '\u{1f600}', '\u{10ffff}'];
    expect(known.filter((character) => !anyCharacter.canShrinkWithoutContext(character))).toEqual([]);
    const unknown = ['', 'ab', '\ud800', '\udfff', 7];
    expect(unknown.filter((value) => anyCharacter.canShrinkWithoutContext(value))).toEqual([]);
  });
});
