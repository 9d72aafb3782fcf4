/** A word of so many letters without a vowel is a pair of initials: "JD". */
const INITIALS = /^[^\P{L}AEIOUYÀ-ÖØ-Ý]{2}$/u;

/**
 * A name as it is spoken: one that an applicant tracking system keeps in capitals alone is not shouted at its owner. "ANA
 * RÍOS" is Ana Ríos; a name with a small letter is as its owner writes it, and so is one without capitals.
 */
export function spokenName(name: string): string {
  const letters = name.match(/\p{L}/gu) ?? [];
  const isShouted = letters.length > 3 && letters.some(isCapital) && letters.every((letter) => !isSmall(letter));
  return isShouted ? name.replace(/[\p{L}\p{M}]+/gu, spokenWord) : name;
}

function spokenWord(word: string): string {
  if (INITIALS.test(word)) return word;
  const [first = '', ...rest] = word;
  // The dot of a Turkish I would stay behind as a mark of its own.
  return first + rest.join('').toLowerCase().replaceAll('i\u0307', 'i');
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}

function isSmall(letter: string): boolean {
  return letter !== letter.toUpperCase();
}
