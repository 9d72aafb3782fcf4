import fc from 'fast-check';

const SURROGATES = 0xd800;
const HOW_MANY = 0x800;
const LAST = 0x10ffff;

/**
 * A `unit` for texts of any characters. Those of fast-check's own `binary`, drawn alike; but that makes a table of all
 * 1.1 million, which takes each process a second and a hundred megabytes.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.integer({ min: 0, max: LAST - HOW_MANY }).map(
  (index) => String.fromCodePoint(index < SURROGATES ? index : index + HOW_MANY),
  (character) => {
    const point = typeof character === 'string' ? (character.codePointAt(0) ?? -1) : -1;
    if (point < 0 || String.fromCodePoint(point) !== character) throw new Error('it is not one character');
    if (point >= SURROGATES && point < SURROGATES + HOW_MANY) throw new Error('it is half a character');
    return point < SURROGATES ? point : point - HOW_MANY;
  },
);
