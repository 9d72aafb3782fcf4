import { describe, expect, it } from '@jest/globals';
import { conclusionOf } from './conclusion.js';

const errors = (...codes: string[]) => codes.map((code) => ({ message: '', extensions: { code } }));
const inPart = (...codes: string[]) => JSON.stringify({ data: { createJob: null }, errors: errors(...codes) });
const asAWhole = (...codes: string[]) => JSON.stringify({ data: null, errors: errors(...codes) });

describe('the key of a request', () => {
  it.each(['{"data":{"createJob":{"code":"JOB_CLOSED"}}}', inPart('BAD_USER_INPUT'), inPart('NOT_PERMITTED')])(
    'keeps the answer %s',
    (body) => {
      expect(conclusionOf(200, body)).toBe('KEEP');
    },
  );

  it.each([
    [200, 'NOT_PERMITTED'],
    [200, 'BAD_USER_INPUT'],
    [400, 'QUERY_TOO_LARGE'],
    [400, 'GRAPHQL_VALIDATION_FAILED'],
  ])('is free after %i %s of the whole operation, of which nothing was run', (status, code) => {
    expect(conclusionOf(status, asAWhole(code))).toBe('FREE');
  });

  it.each([
    [500, asAWhole('INTERNAL')],
    [503, asAWhole('UNAVAILABLE')],
    [503, inPart('UNAVAILABLE')],
    [429, asAWhole('RATE_LIMITED')],
    [401, asAWhole('UNAUTHENTICATED')],
    [413, '<html>'],
    [200, inPart('BAD_USER_INPUT', 'INTERNAL')],
    [200, inPart('UNAVAILABLE')],
  ])('stands for a request to be run again after %i %s', (status, body) => {
    expect(conclusionOf(status, body)).toBe('RUN_AGAIN');
  });
});
