import { describe, expect, it } from '@jest/globals';
import { looksLikeEndpoint } from './endpoint-paths.js';

describe('a path that was meant for the endpoint', () => {
  it.each([
    '/graphql',
    '/graphql/',
    '/graphql/?query={a}',
    '//graphql',
    '/./graphql',
    '/GraphQL',
    '/%67raphql/x',
    '/graphql%2f',
    '/graphql;x',
    '/graphql.json',
    '/graphql%',
  ])('is %s', (path) => {
    expect(looksLikeEndpoint(path)).toBe(true);
  });

  it.each(['/', '/graphiql', '/graphql-voyager', '/api/graphql', '/health?x=/graphql'])('is not %s', (path) => {
    expect(looksLikeEndpoint(path)).toBe(false);
  });
});
