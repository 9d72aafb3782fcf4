/** What mail programs and browsers alike show. No SVG: it is a document, and mail programs do not show it. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

const BEGINNINGS: readonly (readonly [ImageType, RegExp])[] = [
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
];

/** What the bytes themselves say that they are, whatever they were called; null: no such image. */
export function imageTypeOf(content: Uint8Array): ImageType | null {
  const head = Buffer.from(content.subarray(0, 16)).toString('latin1');
  return BEGINNINGS.find(([, beginning]) => beginning.test(head))?.[0] ?? null;
}
