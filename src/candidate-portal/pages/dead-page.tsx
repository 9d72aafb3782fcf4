import { plainPage } from '../../platform/html/plain-page.js';
import type { PortalWords } from '../words/portal-words.js';

/** For every link of a page that opens nothing; known or not, the page is the same. */
export function deadPage({ locale, direction, missing, status }: PortalWords): string {
  return plainPage({ locale, direction, ...missing, renew: status.dead.send });
}

export function sentPage({ locale, direction, missing: { title }, status }: PortalWords): string {
  return plainPage({ locale, direction, title, text: status.dead.sent });
}

/** While the organization is suspended: what was sent was not taken. */
export function pausedPage({ locale, direction, paused }: PortalWords): string {
  return plainPage({ locale, direction, ...paused });
}
