import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { hashOfRef } from './hash-of-ref.js';

const organization = '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a';
const ref = { source: 'greenhouse', remoteId: '4711' };

describe('the hash of an erased reference', () => {
  it('is that of the bytes which its description names: another one would let an erased person come back', () => {
    const bytes = `["followthrough-candidate-1","${organization}","greenhouse","4711"]`;
    expect(hashOfRef(organization, ref).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it.each([
    ['organization', hashOfRef('018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5b', ref)],
    ['source', hashOfRef(organization, { ...ref, source: 'lever' })],
    ['id', hashOfRef(organization, { ...ref, remoteId: '4712' })],
    ['place where source and id part', hashOfRef(organization, { source: 'greenhouse4', remoteId: '711' })],
  ])('is another one for another %s', (_, other) => {
    expect(other).not.toEqual(hashOfRef(organization, ref));
  });
});
