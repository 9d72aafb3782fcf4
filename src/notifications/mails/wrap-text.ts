/** Words as lines of at most `columns` characters; a word longer than a line stays whole. */
export function wrapText(words: string[], columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
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
