// Nobody counts the characters of a book: an emoji may be put together of thirty units.
const UNITS_EACH = 30;

/** Whether a text has more characters than so many, as readers count them: an emoji is one, however it is put together. */
export function isLonger(text: string, most: number): boolean {
  if (text.length <= most) return false;
  return text.length > most * UNITS_EACH || [...new Intl.Segmenter().segment(text)].length > most;
}
