import type { ByteSource } from '../../../src/ats/csv/byte-source.js';

/** A file as its bytes, in pieces of that size: where they part, a letter may part. */
export function bytesSource(bytes: Buffer | string, size = 7): ByteSource {
  const all = Buffer.from(bytes);
  return {
    async *bytes() {
      for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
    },
  };
}
