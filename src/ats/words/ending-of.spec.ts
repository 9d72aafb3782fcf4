import { describe, expect, it } from '@jest/globals';
import { type EndingWords, mappedStatusOf } from './ending-of.js';

const words = (
  status: string | null,
  reason: string | null | undefined = undefined,
  reasonType: string | null | undefined = undefined,
): EndingWords => {
  const of = (mapped: string | null | undefined) => (mapped === undefined ? null : { original: 'theirs', mapped });
  return { status: of(status), reason: of(reason), reasonType: of(reasonType) } as EndingWords;
};

describe('where an application stands by their words', () => {
  it.each([
    ['ACTIVE', words('ACTIVE')],
    ['HIRED', words('HIRED')],
    ['UNKNOWN', words(null)],
    ['IGNORED', words('IGNORE')],
    ['WITHDRAWN', words('WITHDRAWN', 'NOT_SELECTED')],
    ['ENDED_SOMEHOW', words('REJECTED_BY_REASON')],
    ['ENDED_SOMEHOW', words('REJECTED_BY_REASON', null)],
    ['ENDED_SOMEHOW', words('REJECTED', null)],
    ['ENDED_SOMEHOW', words('REJECTED_BY_REASON', null, null)],
    ['WITHDRAWN', words('REJECTED_BY_REASON', 'WITHDRAWN')],
    ['WITHDRAWN', words('REJECTED', 'WITHDRAWN')],
    ['HIRED_ELSEWHERE', words('REJECTED_BY_REASON', 'HIRED_ELSEWHERE')],
    ['WITHDRAWN', words('REJECTED_BY_REASON', 'NOT_SELECTED', 'WITHDRAWN')],
    ['WITHDRAWN', words('REJECTED_BY_REASON', 'WITHDRAWN', null)],
  ])('is %s', (status, said) => {
    expect(mappedStatusOf(said).status).toBe(status);
  });

  it.each([
    [undefined, words('REJECTED')],
    ['OTHER', words('REJECTED_BY_REASON', null, 'OTHER')],
    ['POSITION_FILLED', words('REJECTED_BY_REASON', 'POSITION_FILLED', 'OTHER')],
    ['POSITION_FILLED', words('REJECTED_BY_REASON', 'POSITION_FILLED')],
    ['OTHER', words('REJECTED_BY_REASON', 'WITHDRAWN', 'OTHER')],
  ])('is a rejection told with %s', (reason, said) => {
    expect(mappedStatusOf(said)).toEqual({ status: 'REJECTED', reason });
  });
});
