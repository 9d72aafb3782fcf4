import { describe, expect, it } from '@jest/globals';
import { readJsonBody, UnreadableJson } from './json-body.js';

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('a JSON body', () => {
  it('is read as UTF-8, with a byte order mark or without', () => {
    for (const mark of ['', '\ufeff'])
      expect(readJsonBody(Buffer.from(`${mark}{"a":"José 🏃"}`))).toEqual({ a: 'José 🏃' });
  });

  it.each([
    ['ISO 8859-1', Buffer.from('{"a":"José"}', 'latin1')],
    ['a sequence that was cut off', Buffer.from('{"a":"\u20ac"}').subarray(0, 7)],
    ['UTF-16', Buffer.from('\ufeff{"a":"José"}', 'utf16le')],
    ['half a surrogate pair, encoded', Buffer.from([0x22, 0xed, 0xa0, 0xbd, 0x22])],
    ['an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ])('is refused if its bytes are %s', (_, bytes) => {
    expect(() => readJsonBody(bytes)).toThrow(new UnreadableJson('The body is not UTF-8.'));
  });

  it.each([
    ['', 'The body is empty.'],
    ['{"query":', 'The body is not valid JSON.'],
    ['{"__proto__":{"polluted":true}}', 'The body is not valid JSON.'],
    ['{"a":{"constructor":{"prototype":{}}}}', 'The body is not valid JSON.'],
    [nested(51), 'The body is nested more than 50 levels deep.'],
    [nested(5_000), 'The body is nested more than 50 levels deep.'],
  ])('%.20s is refused with its reason', (text, message) => {
    expect(() => readJsonBody(Buffer.from(text))).toThrow(new UnreadableJson(message));
  });

  it('may be as deep as the limit', () => {
    expect(JSON.stringify(readJsonBody(Buffer.from(nested(50))))).toBe(nested(50));
  });
});
