import { describe, expect, it } from '@jest/globals';
import { rateHeaders } from './rate-headers.js';

const key = { scope: 'KEY', limit: 600, windowSeconds: 60, remaining: 599, resetSeconds: 60 } as const;
const organization = {
  scope: 'ORGANIZATION',
  limit: 3_000,
  windowSeconds: 60,
  remaining: 12,
  resetSeconds: 7,
} as const;

describe('the headers of rate limits', () => {
  it('tell each window, and which one ends first', () => {
    expect(rateHeaders([key, organization])).toEqual({
      'ratelimit-policy': '"key";q=600;w=60, "organization";q=3000;w=60',
      ratelimit: '"key";r=599;t=60, "organization";r=12;t=7',
      'x-ratelimit-limit': '3000',
      'x-ratelimit-remaining': '12',
      'x-ratelimit-reset': '7',
    });
  });

  it('are of the key if both end alike', () => {
    expect(rateHeaders([{ ...key, remaining: 12 }, organization])).toMatchObject({
      'x-ratelimit-limit': '600',
      'x-ratelimit-reset': '60',
    });
  });

  it('are none for who has no limit', () => {
    expect(rateHeaders([])).toEqual({});
  });
});
