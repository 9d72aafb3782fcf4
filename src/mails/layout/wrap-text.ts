/** What no line is broken inside of. */
export interface Word {
  text: string;
  /** It follows the word before without a space, as in a script that has none. */
  joined?: boolean;
}

/** Words as lines of at most `columns`; a word longer than a line stays whole. */
export function wrapWords(words: Word[], columns: number, width = (text: string) => text.length): string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const { text, joined } of words) {
    const gap = joined || !line ? '' : ' ';
    const longer = taken + gap.length + width(text);
    if (line && longer > columns) {
      lines.push(line);
      line = text;
      taken = width(text);
    } else {
      line += gap + text;
      taken = longer;
    }
  }
  return [...lines, line];
}

/** Pieces of at most `size` UTF-16 units (two for a size of one and a surrogate pair). */
export function chunks(word: string, size: number): string[] {
  if (word.length <= size) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece && piece.length + character.length > size) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
