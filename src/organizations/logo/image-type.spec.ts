import { describe, expect, it } from '@jest/globals';
import { imageTypeOf } from './image-type.js';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('what an image is', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
    ['GIF89a\x01\0', 'image/gif'],
    ['GIF87a\x01\0', 'image/gif'],
    ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
    ['RIFF\n\0\0\0WEBPVP8 ', 'image/webp'],
  ])('is told by its bytes: %j', (text, type) => {
    expect(imageTypeOf(bytes(text))).toBe(type);
  });

  it.each([
    '',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<!doctype html>',
    '\x89PN',
    ' GIF89a',
    'RIFF\x24\0\0\0WAVE',
    'BM',
  ])('is none that every program shows: %j', (text) => {
    expect(imageTypeOf(bytes(text))).toBeNull();
  });
});
