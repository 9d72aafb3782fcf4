import { type PageReader, pageReaderOf } from '../../notifications/index.js';
import type { PortalWords } from '../words/portal-words.js';
import { wordsFor } from '../words/words-for.js';

/** In whose language and zone a page speaks: by the words of the mails, and those of the pages. */
export interface PortalReader extends PageReader {
  readonly page: PortalWords;
}

export function pageReader(locale: string, zone: string): PortalReader {
  return { ...pageReaderOf(locale, zone), page: wordsFor(locale) };
}
