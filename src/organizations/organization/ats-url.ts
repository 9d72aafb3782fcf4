import type { ExternalRef } from '../../platform/external-ref/external-ref.js';

/** A longer one leaves no room for the id in a line of a mail. */
export const longestAtsUrl = 500;

const placeholder = /\{(\w*)\}/g;
const known: ReadonlySet<string> = new Set(['remoteId', 'source']);

/**
 * What is wrong with a template of the address of an application in an organization's own system: https, with `{remoteId}`
 * (and `{source}`) somewhere behind the host. Null: nothing.
 */
export function faultOfAtsUrl(template: string): string | null {
  const names = [...template.matchAll(placeholder)].map(([, name = '']) => name);
  if (names.some((name) => !known.has(name))) return 'may hold {remoteId} and {source}, and no other placeholder';
  if (!names.includes('remoteId')) return 'must hold {remoteId}, where the id of an application stands';
  const url = URL.parse(template.replace(placeholder, 'x'));
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    return 'is not an https address without user and password';
  if (template.replace(placeholder, '').match(/[{}]/)) return 'has a brace that belongs to no placeholder';
  const origin = URL.parse(template.replace(placeholder, 'y'))?.origin;
  return origin === url.origin ? null : 'must hold its placeholders behind the host';
}

/** The address of what has that reference; null without a template or a reference, or of an id that leads elsewhere. */
export function atsUrlOf(template: string | null, ref: ExternalRef | null): string | null {
  if (template === null || ref === null || /^\.{1,2}$/.test(ref.remoteId)) return null;
  const values: Record<string, string> = { remoteId: ref.remoteId, source: ref.source };
  return template.replace(placeholder, (_, name: string) => encodeURIComponent(values[name]?.toWellFormed() ?? ''));
}
