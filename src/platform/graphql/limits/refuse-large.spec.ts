import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { sizeOfDocument } from './document-size.js';
import { mergesIn } from './merged-fields.js';
import { queryLimits } from './query-limits.js';
import { refuseLarge } from './refuse-large.js';

const size = (text: string) => sizeOfDocument(parse(text));
const merges = (text: string) => mergesIn(parse(text));
const refused = (text: string) => {
  try {
    refuseLarge(parse(text));
    return null;
  } catch (error) {
    return (error as { extensions: Record<string, unknown> }).extensions;
  }
};

/** Fragments of which each spreads the next twice. */
const doubling = (levels: number) =>
  Array.from({ length: levels }, (_, n) => `fragment F${n} on T { ...F${n + 1} ...F${n + 1} }`).join(' ') +
  ` fragment F${levels} on T { a }`;

describe('the size of a document', () => {
  it('counts fields, spreads and inline fragments, those of a fragment wherever it is spread', () => {
    expect(size('{ a b { c } }').selections).toBe(3);
    expect(size('{ a ... { b } ... on T { c } }').selections).toBe(5);
    expect(size('{ ...F ...F } fragment F on T { a b }').selections).toBe(6);
    expect(size(`{ ...F0 } ${doubling(3)}`).selections).toBe(3 * 2 ** 3 - 1);
  });

  it('takes no notice of directives', () => {
    expect(size('{ a @skip(if: true) ...F @include(if: false) } fragment F on T { b }').selections).toBe(3);
  });

  it('is that of all operations together, and of each fragment that none of them uses', () => {
    expect(size('query A { a } query B { a b } fragment F on T { c ...G } fragment G on T { d }').selections).toBe(7);
  });

  it('stays a number where fragments multiply beyond counting', () => {
    const { selections } = size(`{ ...F0 } ${doubling(90)}`);
    expect(selections).toBe(1_000_000_000);
  });

  it('tells depth, aliases and root fields of each operation', () => {
    const { operations } = size('query A { a: b { ...F } c } query B { d { e } } fragment F on T { x: y { z } }');
    expect(operations).toEqual([
      { selections: 5, depth: 3, levels: 3, aliases: 2, rootFields: 2 },
      { selections: 2, depth: 2, levels: 2, aliases: 0, rootFields: 1 },
    ]);
  });

  it('does not count the levels of introspection as depth', () => {
    expect(size('{ __schema { types { fields { name } } } }').operations).toEqual([
      { selections: 4, depth: 1, levels: 4, aliases: 0, rootFields: 1 },
    ]);
  });

  it.each([
    [
      'of a fragment that contains itself',
      '{ a } fragment F on T { b { ...F } }',
      'Cannot spread fragment "F" within itself.',
    ],
    [
      'of two that contain each other',
      '{ ...F } fragment F on T { ...G } fragment G on T { ...F }',
      'Cannot spread fragment "F" within itself.',
    ],
    [
      'of two of one name',
      '{ ...F } fragment F on T { a } fragment F on T { b }',
      'There can be only one fragment named "F".',
    ],
  ])('is none %s', (_which, text, message) => {
    expect(() => size(text)).toThrow(message);
    expect(refused(text)).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });
});

describe('the fields that are merged', () => {
  it.each([
    [0, '{ a b c { a } }'],
    [1, '{ a a }'],
    [1, '{ a b: a x: c b: a }'],
    [3, '{ a a a }'],
    [1, '{ a { b } c { b } ... { a { d } } }'],
    [2, '{ a { b } a { b } }'],
    [7, '{ a { b b } a { b b } }'],
    [1, '{ a ...F ...F } fragment F on T { a }'],
    [2, 'query A { ...F } query B { ...F } fragment F on T { a a }'],
    [1, '{ b } fragment F on T { a a }'],
  ])('make %i pairs in %s', (pairs, text) => {
    expect(merges(text)).toBe(pairs);
  });
});

describe('the limits of a document', () => {
  const { selections, levels, depth } = queryLimits;

  it.each([
    ['selections', `{ r { ...F0 } } ${doubling(9)}`, null],
    ['selections', `{ r { ...F0 } } ${doubling(10)}`, { limit: selections, found: 3 * 2 ** 10 }],
    ['pairs', `{ r { ${'a '.repeat(63)} } }`, null],
    ['pairs', `{ r { ${'a '.repeat(64)} } }`, { limit: queryLimits.merges, found: 2_016 }],
    ['depth', `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`, null],
    ['depth', `${'{ a '.repeat(depth + 1)}${'}'.repeat(depth + 1)}`, { limit: depth, found: depth + 1 }],
    ['levels', `${'{ __a '.repeat(levels)}${'}'.repeat(levels)}`, null],
    ['levels', `${'{ __a '.repeat(levels + 1)}${'}'.repeat(levels + 1)}`, { limit: levels, found: levels + 1 }],
  ])('of %s hold for %.40s…', (_what, text, expected) => {
    expect(refused(text)).toEqual(expected === null ? null : { code: 'QUERY_TOO_LARGE', ...expected });
  });
});
