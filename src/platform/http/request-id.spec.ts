import { describe, expect, it } from '@jest/globals';
import { requestIdOf } from './request-id.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idFor = (given: string | undefined) => requestIdOf({ headers: { 'x-request-id': given } });

describe('the id of a request', () => {
  it.each([
    '5f0c1d0e-9a35-4c55-8a0b-6f3a1d1f7c1e',
    'a',
    '1-67891233-abcdef012345678912345678',
    'Root=1-67891233:req/7+8',
    'x'.repeat(128),
  ])('is what the client calls it: %s', (id) => {
    expect(idFor(id)).toBe(id);
  });

  it.each([
    undefined,
    '',
    ' ',
    'two words',
    'x'.repeat(129),
    '-rf',
    'a\tb',
    'josé',
    '{"level":50}',
    'a, b',
    'ana@example.test',
  ])('is a new one where that is none: %j', (id) => {
    expect(idFor(id)).toMatch(uuid);
    expect(idFor(id)).not.toBe(idFor(id));
  });
});
