import { describe, expect, it } from '@jest/globals';
import { maskAnswer } from './mask-answer.js';

const mask = (text: string | Buffer, secrets: readonly string[] = []) =>
  maskAnswer({ kind: 'answered', status: 200, headers: {}, body: Buffer.from(text) }, secrets);

describe('the answer of a receiver', () => {
  it.each([
    ['No user ana.ríos+x@mail.example.test here', 'No user (address) here'],
    ['{"to":"<b@y.test>"}', '{"to":"<(address)>"}'],
    [`key ${'aB3'.repeat(11)} end`, 'key (masked) end'],
    ['short-token-1234 stays', 'short-token-1234 stays'],
    ['a\0b\u001bc\nd\te', 'a b c\nd\te'],
  ])('%j is kept as %j', (text, kept) => {
    expect(mask(text)).toBe(kept);
  });

  it('does not tell what it was sent', () => {
    expect(mask('Bearer sesame, again: sesame', ['sesame'])).toBe('Bearer (masked), again: (masked)');
  });

  it('is a text whatever its bytes are', () => {
    expect(mask(Buffer.from([0xff, 0xfe, 0x41]))).toBe('\ufffd\ufffdA');
  });

  it('is nothing if there was none', () => {
    expect([mask(''), maskAnswer({ kind: 'timed-out' }, [])]).toEqual([null, null]);
  });
});
