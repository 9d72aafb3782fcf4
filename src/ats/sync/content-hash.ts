import { hash } from 'node:crypto';

/**
 * Of all that a row says but its time, in hexadecimal digits: two that hash alike say the same, in whatever order their fields
 * came.
 */
export function contentHash(row: object): string {
  const { remoteUpdatedAt: _, ...content } = row as { readonly remoteUpdatedAt?: unknown };
  const said = Object.entries(content).filter(([, value]) => value !== undefined);
  said.sort(([one], [other]) => (one < other ? -1 : 1));
  return hash('sha256', JSON.stringify(said), 'hex');
}
