import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import type { PageArgs } from './page-input.js';
import { sliceOf } from './slice.js';

describe('a slice of a list', () => {
  it.each<[PageArgs, ReturnType<typeof sliceOf>]>([
    [{}, { backwards: false, most: 20, cursor: null }],
    [{ first: 3 }, { backwards: false, most: 3, cursor: null }],
    [
      { first: 3, after: 'a' },
      { backwards: false, most: 3, cursor: 'a' },
    ],
    [{ after: 'a' }, { backwards: false, most: 20, cursor: 'a' }],
    [{ last: 3 }, { backwards: true, most: 3, cursor: null }],
    [
      { last: 3, before: 'b' },
      { backwards: true, most: 3, cursor: 'b' },
    ],
    [{ before: 'b' }, { backwards: true, most: 20, cursor: 'b' }],
    // What Relay sends of a list that it pages both ways.
    [
      { first: 3, after: 'a', last: null, before: null },
      { backwards: false, most: 3, cursor: 'a' },
    ],
    [
      { first: null, after: null, last: 3, before: 'b' },
      { backwards: true, most: 3, cursor: 'b' },
    ],
    // An empty cursor is a cursor, and none of this list.
    [{ after: '' }, { backwards: false, most: 20, cursor: '' }],
  ])('is read from %j', (args, slice) => {
    expect(sliceOf(args)).toEqual(slice);
  });

  it.each<[PageArgs, string, string]>([
    [{ first: 3, last: 3 }, 'last', 'FIRST_WITH_LAST'],
    [{ first: 3, after: 'a', last: 3, before: 'b' }, 'last', 'FIRST_WITH_LAST'],
    [{ after: 'a', before: 'b' }, 'before', 'AFTER_WITH_BEFORE'],
    [{ last: 3, after: 'a' }, 'after', 'AFTER_WITH_LAST'],
    [{ first: 3, before: 'b' }, 'before', 'BEFORE_WITH_FIRST'],
  ])('is refused of %j, with the argument and why', (args, argument, reason) => {
    let refusal: unknown;
    try {
      sliceOf(args);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(GraphQLError);
    expect((refusal as GraphQLError).extensions).toEqual({ code: 'BAD_USER_INPUT', inputPath: [argument], reason });
  });
});
