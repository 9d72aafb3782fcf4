import type { FastifyInstance, FastifyReply } from 'fastify';
import { readMail } from './mail-content.js';
import type { MailStore, MailStoreLimits, StoredMail } from './mail-store.js';
import { icon } from './pages/icon.js';
import { listPage, listVersion } from './pages/list-page.js';
import { mailDocument } from './pages/mail-document.js';
import { mailPage } from './pages/mail-page.js';
import type { MailView } from './pages/mail-view.js';
import { missingPage } from './pages/missing-page.js';
import { refreshScript } from './pages/refresh-script.js';
import { stylesheet } from './pages/stylesheet.js';
import { MAIL_DOCUMENT_POLICY } from './protection.js';

export interface PageFacts {
  readonly store: MailStore;
  readonly smtpUrl: string;
  readonly limits: MailStoreLimits;
}

interface MailParams {
  Params: { id: string };
}

const HTML = 'text/html; charset=utf-8';

/** The mailbox for people: rendered here, readable without JavaScript. */
export function answerWithPages(http: FastifyInstance, { store, smtpUrl, limits }: PageFacts): void {
  http.get('/', async (request, reply) => {
    const mails = store.newestFirst();
    const version = listVersion(mails);
    reply.header('etag', version);
    if (request.headers['if-none-match'] === version) return reply.code(304).send();
    return reply.type(HTML).send(listPage({ mails, smtpUrl, limits }));
  });

  const answerWithMail = (path: string, view: MailView | undefined) =>
    http.get<MailParams>(path, async (request, reply) => {
      const mail = store.find(request.params.id);
      if (!mail) return answerMissing(reply);
      return reply.type(HTML).send(mailPage(mail, await readMail(mail.raw), view));
    });
  answerWithMail('/mail/:id', undefined);
  answerWithMail('/mail/:id/text', 'text');
  answerWithMail('/mail/:id/headers', 'headers');
  answerWithMail('/mail/:id/source', 'source');

  http.get<MailParams>('/mail/:id/html', async (request, reply) => {
    const html = await htmlOf(store.find(request.params.id));
    if (html === null) return answerMissing(reply);
    return reply.header('content-security-policy', MAIL_DOCUMENT_POLICY).type(HTML).send(mailDocument(html));
  });

  http.get('/mailbox.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(stylesheet));
  http.get('/refresh.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(refreshScript));
  http.get('/icon.svg', async (_request, reply) => reply.type('image/svg+xml').send(icon));
  http.setNotFoundHandler(async (_request, reply) => answerMissing(reply));
}

async function htmlOf(mail: StoredMail | undefined): Promise<string | null> {
  return mail ? (await readMail(mail.raw)).html : null;
}

function answerMissing(reply: FastifyReply): FastifyReply {
  return reply.code(404).type(HTML).send(missingPage());
}
