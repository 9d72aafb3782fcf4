/** What mail programs and browsers alike show. No SVG: it is a document, and mail programs do not show it. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

// As hexadecimal digits; a dot stands for any.
const BEGINNINGS: readonly (readonly [ImageType, RegExp])[] = [
  ['image/png', /^89504e470d0a1a0a/],
  ['image/jpeg', /^ffd8ff/],
  // GIF87a and GIF89a.
  ['image/gif', /^47494638(?:37|39)61/],
  // RIFF, its length, WEBP.
  ['image/webp', /^52494646.{8}57454250/],
];

/** What the bytes themselves say that they are, whatever they were called; null: no such image. */
export function imageTypeOf(content: Uint8Array): ImageType | null {
  const head = Buffer.from(content.subarray(0, 16)).toString('hex');
  return BEGINNINGS.find(([, beginning]) => beginning.test(head))?.[0] ?? null;
}
