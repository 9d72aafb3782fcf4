import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { brandColours } from './brand-colours.js';

const stylesheet = readFileSync(new URL('./pages.css', import.meta.url));
const version = createHash('sha256').update(stylesheet).digest('base64url').slice(0, 16);

/** Where the one style sheet of all pages lies. Another sheet has another path, so it may be kept for ever. */
export const STYLESHEET_PATH = `/assets/pages-${version}.css`;

/** Styles of this server, forms to it, and nothing else: no script, no third party. */
export const PAGE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
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
const CSS_TYPE = 'text/css; charset=utf-8';

/** Where an organization's colour lies, if it has one that can be read. */
export function brandPath(colour: string | null): `/assets/${string}` | null {
  if (colour === null || brandColours(colour) === null) return null;
  return `/assets/brand-${colour.slice(1).toLowerCase()}.css`;
}

const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' };

/** Serves what pages load. */
export async function pageAssets(http: FastifyInstance): Promise<void> {
  http.get(STYLESHEET_PATH, async (_request, reply) => reply.headers(FOR_EVER).type(CSS_TYPE).send(stylesheet));
  http.get<{ Params: { colour: string } }>('/assets/brand-:colour.css', async (request, reply) => {
    const colours = brandColours(`#${request.params.colour}`);
    if (colours === null) return reply.code(404).send();
    const { light, dark } = colours;
    return reply.headers(FOR_EVER).type(CSS_TYPE).send(`:root{--accent:light-dark(${light},${dark})}\n`);
  });
}
