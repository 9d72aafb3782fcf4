import type { FastifyInstance } from 'fastify';
import type { RateLimiter } from '../../platform/rates/rate-limiter.js';
import type { CalendarReader } from './read-calendar.js';

// As a file on its own, and never kept by anybody between.
const headers = {
  'cache-control': 'private, no-cache',
  'content-disposition': 'inline; filename="followthrough.ics"',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

/** The addresses that calendar programs ask. A secret that is none counts for the address it comes from. */
export async function calendarRoutes(
  http: FastifyInstance,
  calendars: Pick<CalendarReader, 'read'>,
  rates: Pick<RateLimiter, 'takeAt'>,
): Promise<void> {
  http.get<{ Params: { secret: string } }>('/calendars/:secret.ics', async (request, reply) => {
    const calendar = await calendars.read(request.params.secret);
    reply.headers(headers);
    if (calendar === null) {
      const refused = rates.takeAt(request.ip);
      if (refused !== null) reply.header('retry-after', String(refused.retryAfterSeconds));
      return reply
        .code(refused === null ? 404 : 429)
        .type('text/plain; charset=utf-8')
        .send('There is no such calendar.\n');
    }
    if (calendar === 'gone')
      return reply.code(410).type('text/plain; charset=utf-8').send('This calendar was revoked.\n');
    reply.header('etag', calendar.etag);
    if (isNamed(request.headers['if-none-match'], calendar.etag)) return reply.code(304).send();
    return reply.type('text/calendar; charset=utf-8').send(calendar.text);
  });
}

/** RFC 9110: weak ones count here too. */
function isNamed(header: string | undefined, etag: string): boolean {
  const named = (header ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return named.includes(etag) || named.includes('*');
}
