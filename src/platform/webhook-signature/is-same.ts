import { createHash, timingSafeEqual } from 'node:crypto';

/** In constant time. Of hashes: they are of one length, whatever was given. */
export function isSame(given: string, expected: string): boolean {
  const hashOf = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hashOf(given), hashOf(expected));
}
