import { describe, expect, it } from '@jest/globals';
import { isMutation } from './operation.js';

describe('an operation', () => {
  it.each([
    [{ query: 'mutation { a }' }, true],
    [{ query: 'mutation A { a } query B { b }', operationName: 'A' }, true],
    [{ query: 'mutation A { a } query B { b }', operationName: 'B' }, false],
    [{ query: 'mutation A { a } mutation B { b }' }, false],
    [{ query: 'mutation A { a }', operationName: 'C' }, false],
    [{ query: '{ mutation }' }, false],
    [{ query: 'fragment mutation on Mutation { a }' }, false],
    [{ query: 'mutation {' }, false],
    [{ query: `mutation { ${'a '.repeat(1_000)} }` }, false],
    [{ query: `mutation { ${'a'.repeat(20_000)} }` }, false],
  ])('%j is a mutation: %s', (operation, expected) => {
    expect(isMutation(operation)).toBe(expected);
  });
});
