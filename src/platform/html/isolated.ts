/**
 * First strong isolate and its end (UAX 9): what stands between them is read in its own direction and does not turn the
 * sentence around.
 */
export const ISOLATE_START = '\u2068';
export const ISOLATE_END = '\u2069';

/** Somebody's own text inside of a sentence, whatever direction it is written in. Marks of its own would end ours. */
export function isolated(text: string): string {
  const plain = text.replace(/[\u202A-\u202E\u2066-\u2069]/gu, '');
  return plain && `${ISOLATE_START}${plain}${ISOLATE_END}`;
}
