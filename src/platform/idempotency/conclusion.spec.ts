import { describe, expect, it } from '@jest/globals';
import { conclusionOf } from './conclusion.js';

const errors = (...codes: string[]) => codes.map((code) => ({ message: '', extensions: { code } }));
const inPart = (...codes: string[]) => JSON.stringify({ data: { createJob: null }, errors: errors(...codes) });
const asAWhole = (...codes: string[]) => JSON.stringify({ errors: errors(...codes) });

describe('the key of a request', () => {
  it.each(['{"data":{"createJob":{"code":"JOB_CLOSED"}}}', inPart('BAD_USER_INPUT'), inPart('NOT_PERMITTED')])(
    'keeps the answer %s',
    (body) => {
      expect(conclusionOf(body)).toBe('KEEP');
    },
  );

  it.each(['NOT_PERMITTED', 'BAD_USER_INPUT', 'QUERY_TOO_LARGE', 'GRAPHQL_VALIDATION_FAILED'])(
    'is free after %s of the whole operation, of which nothing was run',
    (code) => {
      expect(conclusionOf(asAWhole(code))).toBe('FREE');
    },
  );

  it.each([
    asAWhole('INTERNAL'),
    asAWhole('UNAVAILABLE'),
    inPart('UNAVAILABLE'),
    asAWhole('RATE_LIMITED'),
    asAWhole('UNAUTHENTICATED'),
    inPart('BAD_USER_INPUT', 'INTERNAL'),
  ])('stands for a request to be run again after %s', (body) => {
    expect(conclusionOf(body)).toBe('RUN_AGAIN');
  });
});
