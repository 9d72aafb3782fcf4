import { Form } from '../../platform/html/form.js';
import type { PortalWords } from '../words/portal-words.js';
import { portalPage } from './portal-page.js';

/** For every link of a page that opens nothing, whatever is wrong with it; known or not, the page is the same. */
export function deadPage(words: PortalWords): string {
  return portalPage(
    words,
    words.missing.title,
    <>
      <p>{words.missing.text}</p>
      <Form token="" does="renew" send={words.status.dead.send} />
    </>,
  );
}

export function sentPage(words: PortalWords): string {
  return portalPage(words, words.missing.title, <p role="status">{words.status.dead.sent}</p>);
}
