import { purposeNamed } from './link-purpose.js';
import type { LinkTokens } from './make-link-tokens.js';

/** Where the pages are that a link in a mail can lead to, from the address at which the service is reached. */
export interface LinkSite {
  readonly publicUrl: string;
  /** Whose mail it is. */
  readonly organizationId: string;
}

/** The address of a link by the name it has in a stored body; null for one that nobody knows. */
export function linkAddress(name: string, tokens: LinkTokens, { publicUrl, organizationId }: LinkSite): string | null {
  const site = publicUrl.replace(/\/+$/, '');
  if (name === 'logo') return `${site}/logos/${organizationId}`;
  const purpose = purposeNamed(name);
  const secret = purpose === null ? undefined : tokens[purpose];
  return secret === undefined ? null : `${site}/${name}/${secret}`;
}
