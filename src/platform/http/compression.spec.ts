import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { compress } from './compression.js';

const large = Buffer.from(JSON.stringify(Array.from({ length: 500 }, (_, number) => ({ number, name: 'Ana Ríos' }))));

describe('an answer', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'gzip'],
    ['br, gzip, deflate', 'br'],
    ['gzip;q=0.5, br', 'br'],
    ['BR;q=0, GZIP', 'gzip'],
    ['*', 'br'],
  ])('is compressed for Accept-Encoding %j by %s', async (accepted, encoding) => {
    const compressed = await compress(large, accepted);
    expect(compressed.encoding).toBe(encoding);
    expect(compressed.body.length).toBeLessThan(large.length / 5);
    const read = encoding === 'br' ? brotliDecompressSync : gunzipSync;
    expect(read(compressed.body).equals(large)).toBe(true);
  });

  it.each([undefined, '', 'identity', 'deflate', 'zstd', 'gzip;q=0', 'identity, gzip;q=0.5', 'nonsense;q=x'])(
    'stays as it is for Accept-Encoding %j',
    async (accepted) => {
      expect(await compress(large, accepted)).toEqual({ body: large, encoding: undefined });
    },
  );

  it('stays as it is if it is small', async () => {
    const small = large.subarray(0, 1_023);
    expect(await compress(small, 'br')).toEqual({ body: small, encoding: undefined });
    expect((await compress(large.subarray(0, 1_024), 'br')).encoding).toBe('br');
  });
});
