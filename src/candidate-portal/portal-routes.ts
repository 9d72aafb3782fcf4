import type { FastifyInstance } from 'fastify';
import { parseForms } from '../platform/html/form-parser.js';
import { HTML_TYPE, PAGE_HEADERS } from '../platform/html/page-assets.js';
import { answeredFaults } from '../platform/http/answer-faults.js';
import { DeadLinks, type DeadLinksParts, FAULT_PAGE } from './dead-links.js';
import { preferencesPage } from './pages/preferences-page.js';
import type { PreferencesService } from './preferences.service.js';
import { readChoice } from './read-choice.js';
import { wordsFor } from './words/words-for.js';

interface WithSecret {
  Params: { secret: string };
}

// Far more than mail programs and forms send.
const largestForm = 4 * 1024;

/** The pages behind the links in mails. They hold their own parsers: nothing else of the service reads forms. */
export async function portalRoutes(
  http: FastifyInstance,
  preferences: PreferencesService,
  parts: DeadLinksParts,
): Promise<void> {
  const dead = new DeadLinks(parts, 'PREFERENCES');
  parseForms(http, largestForm);
  http.setErrorHandler(answeredFaults(FAULT_PAGE));
  http.addHook('onRequest', async (_request, reply) => {
    reply.headers(PAGE_HEADERS);
  });

  // Mail scanners follow links, and some run what they find: this changes nothing.
  http.get<WithSecret>('/preferences/:secret', async (request, reply) => {
    const link = await preferences.follow(request.params.secret);
    const standing = link && (await preferences.standing(link));
    if (!standing) return dead.answer(request, reply);
    return reply.type(HTML_TYPE).send(preferencesPage(standing, wordsFor(standing.locale)));
  });

  http.post<WithSecret>('/preferences/:secret', async (request, reply) => {
    const answered = dead.beforeLooking(request, reply);
    if (answered !== null) return answered;
    const link = await preferences.follow(request.params.secret);
    if (link === null) return dead.answer(request, reply);
    const asked = request.body instanceof FormData ? readChoice(request.body) : null;
    if (asked !== null && !(await preferences.choose(link, asked.choice))) return dead.answer(request, reply);
    // A mail program follows no redirection and shows no page.
    if (asked?.by === 'MAIL_PROGRAM') return reply.code(200).type('text/plain; charset=utf-8').send('Done.\n');
    // To the page at the same address: to load it again sends nothing again.
    return reply.redirect(`./${request.params.secret}`, 303);
  });
}
