import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { PostmarkWebhook } from './postmark-webhook.service.js';
import type { SesWebhook } from './ses-webhook.service.js';
import { bringsSecret } from './shared-secret.js';
import type { SnsTopic } from './sns-topic.js';

export interface Webhooks {
  readonly ses?: { readonly topic: SnsTopic; readonly webhook: SesWebhook };
  readonly postmark?: { readonly secret: string; readonly webhook: PostmarkWebhook };
}

// A notice quotes headers of the mail at most.
const largestNotice = 512 * 1024;

/** Where providers post what became of mails. Texts whatever they are called: Amazon calls its JSON text/plain. */
export async function webhookRoutes(http: FastifyInstance, { ses, postmark }: Webhooks): Promise<void> {
  const logger = new Logger('ProviderWebhooks');
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('*', { parseAs: 'string', bodyLimit: largestNotice }, (_request, body, done) =>
    done(null, body),
  );
  const answerWith = async (take: (body: string) => Promise<number>, body: unknown): Promise<number> => {
    try {
      return await take(typeof body === 'string' ? body : '');
    } catch (error) {
      logger.warn({ err: error }, "a provider's notice could not be taken; it is posted again");
      return 503;
    }
  };
  if (ses !== undefined) {
    http.post('/webhooks/ses', async (request, reply) =>
      reply.code(await answerWith((body) => ses.webhook.take(body, ses.topic), request.body)).send(),
    );
  }
  if (postmark !== undefined) {
    http.post('/webhooks/postmark', {
      // Before the body is read.
      onRequest: async (request, reply) => {
        if (!bringsSecret(request.headers, postmark.secret)) return await reply.code(401).send();
      },
      handler: async (request, reply) =>
        await reply.code(await answerWith((body) => postmark.webhook.take(body), request.body)).send(),
    });
  }
}
