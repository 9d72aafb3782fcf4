import { describe, expect, it } from '@jest/globals';
import {
  isolated,
  isolatesAsTags,
  isolatesBesideTags,
  neededIsolates,
  withLatinMarks,
  withoutIsolates,
} from './isolate.js';

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

  it('is marked beside the element too, where it needs it: some clients take the element out', () => {
    const html = `<p><bdi>C++ &amp; C</bdi> <bdi>شركة<wbr\n> النور</bdi> <bdi>2026</bdi></p>`;
    expect(isolatesBesideTags(html, 'ltr')).toBe(
      '<p><bdi>C++ &amp; C</bdi> \u2068<bdi>شركة<wbr\n> النور</bdi>\u2069 <bdi>2026</bdi></p>',
    );
    expect(isolatesBesideTags(html, 'rtl')).toBe(
      '<p>\u2068<bdi>C++ &amp; C</bdi>\u2069 <bdi>شركة<wbr\n> النور</bdi> <bdi>2026</bdi></p>',
    );
  });

  it('leaves nothing in a header, and nothing where there is no name', () => {
    expect(withoutIsolates(latin)).toBe('C++');
    expect(isolated('')).toBe('');
  });
});

describe('a Latin token in a name from right to left', () => {
  it.each([
    ['مهندس برمجيات (C++)', 'مهندس برمجيات (C++\u200E)'],
    ['مطور .NET', 'مطور \u200E.NET\u200E'],
    ['مهندس C# وF#', 'مهندس C#\u200E وF#\u200E'],
    ['מפתח Node.js', 'מפתח Node.js'],
    ['Engineer (C++)', 'Engineer (C++)'],
    ['مهندس', 'مهندس'],
  ])('of %s keeps its marks on its side', (name, marked) => {
    expect(withLatinMarks(name)).toBe(marked);
  });
});
