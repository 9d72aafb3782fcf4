import { createHash } from 'node:crypto';
import { plainWords } from '../diagnosis/plain-words.js';

/** How the addresses of one domain were refused with the same words lately. */
export interface AlikeRefusals {
  /** Different addresses, the one in question among them. */
  readonly addresses: number;
  /** Mails to that domain lately, whatever became of them. */
  readonly mails: number;
}

// Ten people at one company are many for one organization; a directory that is broken refuses them all within a minute.
const manyAddresses = 10;

/** Within so many minutes refusals are one burst. Reports of a broken directory come at once, those of dead addresses with the mails. */
export const burstMinutes = 10;

/** Mails of so many minutes are what refusals are measured by: of one opening of the sending window, and what came back of it. */
export const mailsMinutes = 60;

/**
 * Whether it is about us, or about the domain, that addresses were refused as unknown: many at once, and at least half of
 * what was sent there. Where thousands are written to at one mailbox provider, dozens of them are dead on any day.
 */
export function isBurst({ addresses, mails }: AlikeRefusals): boolean {
  return addresses >= manyAddresses && addresses * 2 >= mails;
}

/** By what refusals are alike: their words, without addresses, codes and numbers. Hashed, since names are among them. */
export function diagnosisHash(answer: string): string {
  const words = plainWords(answer)
    .replace(/\S*\d\S*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return createHash('sha256').update(words).digest('hex').slice(0, 32);
}
