import { describe, expect, it } from '@jest/globals';
import { cursorScope, decodeCursor, encodeCursor } from './cursor.js';

const organization = '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a';
const id = '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5b';
const scope = cursorScope('jobs', organization);

describe('a cursor', () => {
  it('gives back the key it was made of', () => {
    expect(decodeCursor(scope, 1, encodeCursor(scope, [id]))).toEqual([id]);
  });

  it('carries keys of other forms if its list has them', () => {
    const isDay = (part: string, index: number) => index === 1 || /^\d{4}-\d{2}-\d{2}$/.test(part);
    expect(decodeCursor(scope, 2, encodeCursor(scope, ['2026-12-04', id]), 'after', isDay)).toEqual(['2026-12-04', id]);
    expect(() => decodeCursor(scope, 2, encodeCursor(scope, ['Friday', id]), 'after', isDay)).toThrow('not a cursor');
  });

  it('goes into an address as it is', () => {
    expect(encodeCursor(scope, [id])).toMatch(/^[\w-]+$/);
  });

  it.each([
    ['another list', encodeCursor(cursorScope('candidates', organization), [id])],
    ['another organization', encodeCursor(cursorScope('jobs', id), [id])],
    ['a longer key', encodeCursor(scope, [id, id])],
    ['no key', encodeCursor(scope, [])],
    ['a key that is none', encodeCursor(scope, ["' OR true --"])],
    ['a key that is no text', Buffer.from(JSON.stringify([scope, 7])).toString('base64url')],
    ['an object', Buffer.from('{"0":"jobs"}').toString('base64url')],
    ['a text that is no cursor', 'nonsense'],
    ['nothing', ''],
  ])('of %s is refused', (_name, cursor) => {
    expect(() => decodeCursor(scope, 1, cursor)).toThrow('This is not a cursor of this list and order.');
  });

  it.each(['after', 'before'] as const)('that is refused is named by its argument: %s', (argument) => {
    const refusal = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', inputPath: [argument] } });
    expect(() => decodeCursor(scope, 1, 'nonsense', argument)).toThrow(refusal as unknown as Error);
  });
});
