import type { PortalWords } from '../words/portal-words.js';
import { portalPage } from './portal-page.js';

/** For every link that opens nothing, whatever is wrong with it: the page tells nothing of why. */
export function missingPage(words: PortalWords): string {
  return portalPage(words, words.missing.title, <p>{words.missing.text}</p>);
}
