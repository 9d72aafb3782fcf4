import { describe, expect, it } from '@jest/globals';
import { anyJson, graphqlJson, type MediaType, namedJson, negotiate } from './media-type.js';

describe('the media type of an answer', () => {
  it.each<[string | undefined, MediaType]>([
    [undefined, anyJson],
    ['', anyJson],
    ['*/*', anyJson],
    ['application/*', anyJson],
    ['text/html, */*;q=0.1', anyJson],
    ['application/json', namedJson],
    ['Application/JSON; charset=UTF-8', namedJson],
    ['text/html, application/json;q=0.1', namedJson],
    ['application/json, application/graphql-response+json', namedJson],
    ['application/graphql-response+json;q=0, application/json', namedJson],
    ['application/graphql-response+json', graphqlJson],
    ['Application/GraphQL-Response+JSON', graphqlJson],
    ['application/graphql-response+json; charset=utf-8', graphqlJson],
    ['application/graphql-response+json;charset="UTF-8"', graphqlJson],
    ['application/graphql-response+json, */*;q=0.1', graphqlJson],
    ['application/json;q=0.5, application/graphql-response+json;q=0.6', graphqlJson],
    // Of Apollo Client, of urql, of graphql-request.
    ['application/graphql-response+json,application/json;q=0.9', graphqlJson],
    [
      'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
      graphqlJson,
    ],
    ['application/graphql-response+json; charset=utf-8, application/json; charset=utf-8', graphqlJson],
    ['multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9', graphqlJson],
  ])('for Accept %j', (accept, type) => {
    expect(negotiate(accept)).toBe(type);
  });

  it.each(['text/html', 'image/*', 'application/json;q=0', 'application/json; charset=utf-16', 'nonsense', ';;;'])(
    'is none for Accept %j',
    (accept) => {
      expect(negotiate(accept)).toBeNull();
    },
  );
});
