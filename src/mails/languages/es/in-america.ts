/** Where one applies with a "candidatura". */
const ELSEWHERE: ReadonlySet<string> = new Set(['ES', 'AD', 'GI', 'GQ']);

const WORDS: readonly (readonly [from: RegExp, to: string])[] = [
  [/candidaturas/gu, 'postulaciones'],
  [/candidatura/gu, 'postulación'],
];

/** From Mexico to Argentina one applies with a "postulación"; all other words are everybody's. */
export function inAmerica(message: string, region: string): string {
  return ELSEWHERE.has(region) ? message : WORDS.reduce((text, [from, to]) => text.replace(from, to), message);
}
