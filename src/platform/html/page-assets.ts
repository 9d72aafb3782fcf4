import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

const stylesheet = readFileSync(new URL('./pages.css', import.meta.url));
const version = createHash('sha256').update(stylesheet).digest('base64url').slice(0, 16);

/** Where the one style sheet of all pages lies. Another sheet has another path, so it may be kept for ever. */
export const STYLESHEET_PATH = `/assets/pages-${version}.css`;

/** Styles of this server, forms to it, and nothing else: no script, no third party. */
export const PAGE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
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

export const HTML_TYPE = 'text/html; charset=utf-8';

/** Serves what pages load. */
export async function pageAssets(http: FastifyInstance): Promise<void> {
  http.get(STYLESHEET_PATH, async (_request, reply) =>
    reply
      .headers({ 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' })
      .type('text/css; charset=utf-8')
      .send(stylesheet),
  );
}
