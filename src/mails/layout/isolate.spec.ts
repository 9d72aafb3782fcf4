import { describe, expect, it } from '@jest/globals';
import { isolated, isolatesAsTags, neededIsolates, withoutIsolates } from './isolate.js';

const latin = isolated('C++');
const arabic = isolated('شركة النور');
const number = isolated('2026');

describe('a name in a sentence of another direction', () => {
  it('is marked where it has letters of the other direction, and only there', () => {
    expect(neededIsolates(`${latin} ${arabic} ${number}`, 'ltr')).toBe(`C++ ${arabic} 2026`);
    expect(neededIsolates(`${latin} ${arabic} ${number}`, 'rtl')).toBe(`${latin} شركة النور 2026`);
  });

  it('is an element of HTML', () => {
    expect(isolatesAsTags(`Hello ${latin},`)).toBe('Hello <bdi>C++</bdi>,');
  });

  it('leaves nothing in a header, and nothing where there is no name', () => {
    expect(withoutIsolates(latin)).toBe('C++');
    expect(isolated('')).toBe('');
  });
});
