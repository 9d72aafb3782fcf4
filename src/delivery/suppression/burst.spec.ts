import { describe, expect, it } from '@jest/globals';
import { diagnosisHash, isBurst } from './burst.js';

describe('refusals of one domain with the same words', () => {
  it.each([
    [9, 9, false],
    [10, 10, true],
    [10, 20, true],
    [10, 21, false],
    [60, 2_000, false],
  ])('are a burst if many, and most of what was sent there: %s of %s', (addresses, mails, burst) => {
    expect(isBurst({ addresses, mails })).toBe(burst);
  });

  it('are the same whatever address, code and number stands in them', () => {
    const one = diagnosisHash('550 5.1.1 <mira@firma.example>: User unknown (in reply 4711) id=AB12');
    expect(diagnosisHash('450-4.1.1 <ole@firma.example>: user  UNKNOWN (in reply 42) id=CD34')).toBe(one);
    expect(diagnosisHash('550 5.1.1 <mira@firma.example>: mailbox disabled')).not.toBe(one);
  });
});
