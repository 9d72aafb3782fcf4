import type { FastifyReply, FastifyRequest } from 'fastify';

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * For the HTML of a mail: inline styles and images, nothing from the network. `sandbox` forbids scripts, forms and
 * the page's own origin even when the document is opened by itself; its links open in a tab of their own.
 */
export const MAIL_DOCUMENT_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

export async function withSecurityHeaders(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers({
    'content-security-policy': PAGE_POLICY,
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
  });
}

/**
 * A web site can point a name of its own at 127.0.0.1 and read what answers there (DNS rebinding). Its requests
 * carry that name, so whatever is not addressed to loopback by name is refused.
 */
export async function onlyLoopbackHosts(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  if (LOOPBACK_HOST.test(request.headers.host ?? '')) return undefined;
  return reply.code(403).type('text/plain; charset=utf-8').send('The mailbox answers on localhost only.\n');
}
