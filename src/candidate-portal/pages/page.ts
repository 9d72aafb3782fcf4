import { createHash } from 'node:crypto';
import type { PortalWords } from '../words/portal-words.js';

const stylesheet = `
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif }
body { margin: 0 auto; padding: 2rem 1.25rem; max-width: 38rem }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem }
h2 { font-size: 1.15rem; margin: 0 0 .5rem }
section { border-top: 1px solid #8888; margin-top: 2rem; padding-top: 1.25rem }
button, summary { font: inherit; cursor: pointer; min-height: 44px; box-sizing: border-box }
button { padding: .5rem 1rem; border: 2px solid currentcolor; border-radius: .4rem; background: none; color: inherit }
summary { padding: .5rem 0; text-decoration: underline; text-underline-offset: .2em }
:focus-visible { outline: 3px solid #3b82f6; outline-offset: 2px }
`;

const styleHash = createHash('sha256').update(stylesheet).digest('base64');

/** One style, named by its hash, forms to this origin, and nothing else: no script, no image, no third party. */
export const PAGE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  // The address holds a secret.
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'x-content-type-options': 'nosniff',
} as const;

/** A whole page. `body` is HTML. */
export function page({ locale, direction }: PortalWords, title: string, body: string): string {
  return `<!doctype html>
<html lang="${locale}" dir="${direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escaped(title)}</title>
<style>${stylesheet}</style>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</html>
`;
}

/** Somebody's own text, isolated from the direction of what stands around it. */
export function name(text: string): string {
  return `<bdi>${escaped(text)}</bdi>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
