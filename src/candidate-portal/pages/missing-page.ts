import type { PortalWords } from '../words/portal-words.js';
import { escaped, page } from './page.js';

/** For every link that opens nothing, whatever is wrong with it: the page tells nothing of why. */
export function missingPage(words: PortalWords): string {
  return page(words, words.missing.title, `<p>${escaped(words.missing.text)}</p>`);
}
