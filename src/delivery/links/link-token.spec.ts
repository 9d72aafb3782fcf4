import { describe, expect, it } from '@jest/globals';
import { makeLinkToken, readLinkToken } from './link-token.js';

describe('the secret of a link', () => {
  it('is never the same twice, nor in part', () => {
    const texts = Array.from({ length: 1_000 }, () => makeLinkToken().text);
    expect(new Set(texts.flatMap((text) => [text.slice(0, 20), text.slice(-20)])).size).toBe(2_000);
  });

  it('is found again by what is stored of it', () => {
    for (let made = 0; made < 300; made += 1) {
      const { text, hash } = makeLinkToken();
      expect(readLinkToken(text)).toEqual(hash);
    }
  });
});
