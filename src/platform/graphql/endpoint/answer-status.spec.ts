import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { anyJson, graphqlJson, namedJson } from '../../http/media-type.js';
import { stateAnswer } from './answer-status.js';

const errors = (...codes: string[]) => codes.map((code) => new GraphQLError(code, { extensions: { code } }));
const all = [namedJson, anyJson, graphqlJson];
const statusesOf = (answer: Parameters<typeof stateAnswer>[0]) => all.map((type) => stateAnswer(answer, type).status);

describe('the status of an answer', () => {
  it.each([
    [{ data: { a: 1 } }],
    [{ data: { a: 1, b: null }, errors: errors('INTERNAL') }],
    [{ data: { a: 1, b: null }, errors: errors('UNAVAILABLE') }],
    [{ data: { a: null }, errors: errors('NOT_PERMITTED') }],
    [{ data: { a: null }, errors: errors('INTERNAL') }],
    [{ data: null, errors: errors('NOT_PERMITTED') }],
  ])('is 200 for what was carried out, and all of it goes out: %j', (answer) => {
    for (const type of all) expect(stateAnswer(answer, type)).toEqual({ status: 200, result: answer });
  });

  it.each([
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
    'QUERY_TOO_LARGE',
    'BAD_USER_INPUT',
    'PERSISTED_QUERY_NOT_SUPPORTED',
  ])('is 400 for an operation that is %s, and 200 where plain JSON is asked for by name', (code) => {
    expect(statusesOf({ errors: errors(code) })).toEqual([200, 400, 400]);
  });

  it('is 403 for an operation that is not permitted, and 200 where plain JSON is asked for by name', () => {
    expect(statusesOf({ errors: errors('NOT_PERMITTED') })).toEqual([200, 403, 403]);
  });

  it.each([
    ['BAD_REQUEST', 400],
    ['UNAUTHENTICATED', 401],
    ['METHOD_NOT_ALLOWED', 405],
    ['IDEMPOTENCY_CONFLICT', 422],
    ['RATE_LIMITED', 429],
    ['INTERNAL', 500],
    ['UNAVAILABLE', 503],
  ])('is for %s %i whoever asks', (code, status) => {
    expect(statusesOf({ errors: errors(code) })).toEqual([status, status, status]);
  });

  it.each([
    [{ data: null, errors: errors('INTERNAL') }, 500],
    [{ data: null, errors: errors('UNAVAILABLE') }, 503],
    [{ data: { a: null, b: null }, errors: errors('UNAVAILABLE', 'UNAVAILABLE') }, 503],
  ])('says that it is our fault if nothing of it was carried out: %j', (answer, status) => {
    expect(statusesOf(answer)).toEqual([status, status, status]);
    expect(stateAnswer(answer, namedJson).result).not.toHaveProperty('data');
  });
});
