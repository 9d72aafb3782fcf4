import type { LinkTokens } from './make-link-tokens.js';

/** Where the pages are that a link in a mail can lead to, from the address at which the service is reached. */
export interface LinkSite {
  readonly publicUrl: string;
}

const application = /^application:([\w-]+)$/;

/** The address of a link by the name it has in a stored body; null for one that nobody knows. */
export function linkAddress(name: string, tokens: LinkTokens, { publicUrl }: LinkSite): string | null {
  const root = publicUrl.replace(/\/+$/, '');
  if (name === 'preferences')
    return tokens.PREFERENCES === undefined ? null : `${root}/preferences/${tokens.PREFERENCES}`;
  const id = application.exec(name)?.[1];
  return id === undefined ? null : `${root}/applications/${id}`;
}
