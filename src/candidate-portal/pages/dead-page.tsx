import { plainPage } from '../../platform/html/plain-page.js';
import type { PortalWords } from '../words/portal-words.js';

/** Of a confirmation, another is asked for on the candidate's page: by whoever reads what comes to the address on file. */
type Purpose = 'STATUS' | 'PREFERENCES' | 'ADDRESS';

/** For every link of a page that opens nothing; known or not, the page is the same. */
export function deadPage({ locale, direction, missing, status: { dead } }: PortalWords, purpose: Purpose): string {
  const { title } = missing;
  if (purpose === 'ADDRESS') return plainPage({ locale, direction, title, ...dead.address.asked });
  return plainPage({ locale, direction, ...missing, renew: dead.send });
}

export function sentPage({ locale, direction, missing, status: { dead } }: PortalWords, purpose: Purpose): string {
  const text = purpose === 'ADDRESS' ? dead.address.sent : dead.sent;
  return plainPage({ locale, direction, title: missing.title, text });
}

/** While the organization is suspended: what was sent was not taken. */
export function pausedPage({ locale, direction, paused }: PortalWords): string {
  return plainPage({ locale, direction, ...paused });
}

/** While something is wrong on our side. */
export function faultyPage({ locale, direction, faulty }: PortalWords): string {
  return plainPage({ locale, direction, ...faulty });
}
