import { describe, expect, it } from '@jest/globals';
import { isAnswer } from './is-answer.js';

const errors = (...codes: string[]) => codes.map((code) => ({ message: '', extensions: { code } }));

describe('what a request is answered for good', () => {
  it.each([
    { data: { createJob: { code: 'JOB_CLOSED' } } },
    { data: null, errors: errors('NOT_PERMITTED') },
    { data: { createJob: null }, errors: errors('NOT_PERMITTED') },
  ])('is %j', (body) => {
    expect(isAnswer(JSON.stringify(body))).toBe(true);
  });

  it.each([
    { errors: errors('BAD_USER_INPUT') },
    { errors: errors('GRAPHQL_VALIDATION_FAILED') },
    { errors: errors('UNAVAILABLE') },
    { data: null, errors: errors('NOT_PERMITTED', 'INTERNAL') },
    { data: { createJob: { id: '1' }, other: null }, errors: errors('UNAVAILABLE') },
  ])('is not %j', (body) => {
    expect(isAnswer(JSON.stringify(body))).toBe(false);
  });
});
