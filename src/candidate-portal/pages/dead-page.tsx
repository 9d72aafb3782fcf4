import { deadLinkPage } from '../../platform/html/dead-link-page.js';
import type { PortalWords } from '../words/portal-words.js';

/** For every link of a page that opens nothing; known or not, the page is the same. */
export function deadPage({ locale, direction, missing, status }: PortalWords): string {
  return deadLinkPage({ locale, direction, ...missing, renew: status.dead.send });
}

export function sentPage({ locale, direction, missing: { title }, status }: PortalWords): string {
  return deadLinkPage({ locale, direction, title, text: status.dead.sent, renew: null });
}
