import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseForms } from '../platform/html/form-parser.js';
import { HTML_TYPE, PAGE_HEADERS } from '../platform/html/page-assets.js';
import type { RateLimiter } from '../platform/rates/rate-limiter.js';
import { missingPage } from './pages/missing-page.js';
import { preferencesPage } from './pages/preferences-page.js';
import type { PreferencesService } from './preferences.service.js';
import { readChoice } from './read-choice.js';
import { wordsFor, wordsOfBrowser } from './words/words-for.js';

interface WithSecret {
  Params: { secret: string };
}

// Far more than mail programs and forms send.
const largestForm = 4 * 1024;

/**
 * The pages behind the links in mails. They hold their own parsers: nothing else of the service reads forms. A link that
 * opens nothing counts for the address it comes from; one that opens is served, whoever shares the address: mail programs
 * and scanners open the links of many from one.
 */
export async function portalRoutes(
  http: FastifyInstance,
  preferences: PreferencesService,
  rates: Pick<RateLimiter, 'takeBy' | 'takeDeadLink'>,
): Promise<void> {
  const missing = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refused = rates.takeDeadLink(request.ip);
    if (refused !== null) reply.header('retry-after', String(refused.retryAfterSeconds));
    const words = wordsOfBrowser(request.headers['accept-language']);
    return reply
      .code(refused === null ? 404 : 429)
      .type(HTML_TYPE)
      .send(missingPage(words));
  };
  parseForms(http, largestForm);
  http.addHook('onRequest', async (_request, reply) => {
    reply.headers(PAGE_HEADERS);
  });

  // Mail scanners follow links, and some run what they find: this changes nothing.
  http.get<WithSecret>('/preferences/:secret', async (request, reply) => {
    const link = await preferences.follow(request.params.secret);
    const standing = link && (await preferences.standing(link));
    if (!standing) return missing(request, reply);
    return reply.type(HTML_TYPE).send(preferencesPage(standing, wordsFor(standing.locale)));
  });

  http.post<WithSecret>('/preferences/:secret', async (request, reply) => {
    const refused = rates.takeBy(request.params.secret);
    if (refused !== null) {
      reply.header('retry-after', String(refused.retryAfterSeconds));
      return reply
        .code(429)
        .type(HTML_TYPE)
        .send(missingPage(wordsOfBrowser(request.headers['accept-language'])));
    }
    const link = await preferences.follow(request.params.secret);
    if (link === null) return missing(request, reply);
    const asked = request.body instanceof FormData ? readChoice(request.body) : null;
    if (asked !== null && !(await preferences.choose(link, asked.wish))) return missing(request, reply);
    // A mail program follows no redirection and shows no page.
    if (asked?.by === 'MAIL_PROGRAM') return reply.code(200).type('text/plain; charset=utf-8').send('Done.\n');
    // To the page at the same address: to load it again sends nothing again.
    return reply.redirect(`./${request.params.secret}`, 303);
  });
}
