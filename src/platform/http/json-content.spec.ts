import { describe, expect, it } from '@jest/globals';
import { isUtf8Json } from './json-content.js';

describe('a content type is JSON in UTF-8', () => {
  it.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json ; Charset="Utf-8"',
    'application/json;charset=utf8',
    'application/json; charset=utf-8;',
    'application/json\t;\tcharset=utf-8',
    'application/json; profile="https://example.test/a;b"; charset=utf-8',
    'application/json;odata=verbose',
  ])('written as %j', (type) => {
    expect(isUtf8Json(type)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'json',
    'text/plain',
    'text/plain;application/json',
    'application/json, text/plain',
    'application/json\ttext/plain',
    '\u00a0application/json',
    'application/jsonp',
    'application/graphql+json',
    'application/graphql-response+json',
    'application/json; charset=utf-7',
    'application/json; charset=utf-16',
    'application/json; charset=iso-8859-1',
    'application/json; charset=""',
  ])('and not if it is %j', (type) => {
    expect(isUtf8Json(type)).toBe(false);
  });
});
