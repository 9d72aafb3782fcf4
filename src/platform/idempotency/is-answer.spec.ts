import { describe, expect, it } from '@jest/globals';
import { isAnswer } from './is-answer.js';

const withErrors = (...codes: string[]) =>
  JSON.stringify({ data: null, errors: codes.map((code) => ({ message: '', extensions: { code } })) });

describe('what a request is answered for good', () => {
  it.each(['{"data":{"createJob":{"code":"JOB_CLOSED"}}}', withErrors('BAD_USER_INPUT'), withErrors('NOT_PERMITTED')])(
    'is %s',
    (body) => {
      expect(isAnswer(200, body)).toBe(true);
    },
  );

  it.each([
    [500, withErrors('INTERNAL')],
    [503, withErrors('UNAVAILABLE')],
    [429, withErrors('RATE_LIMITED')],
    [401, withErrors('UNAUTHENTICATED')],
    [400, withErrors('QUERY_TOO_LARGE')],
    [200, withErrors('BAD_USER_INPUT', 'INTERNAL')],
    [200, withErrors('UNAVAILABLE')],
  ])('is not %i %s', (status, body) => {
    expect(isAnswer(status, body)).toBe(false);
  });
});
