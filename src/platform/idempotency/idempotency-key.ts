import { createHash } from 'node:crypto';

/** 1 to 255 visible ASCII characters: what a header carries unchanged, and what fits every client's column. */
export function isIdempotencyKey(text: string): boolean {
  return /^[\x21-\x7e]{1,255}$/.test(text);
}

/** What is stored of a key: callers may put anything into it. */
export function hashOfKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
