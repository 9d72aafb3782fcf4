import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { RateLimiter, RateRefusal } from '../../platform/rates/rate-limiter.js';
import { bringsSecret } from '../../platform/webhook-signature/shared-secret.js';
import type { PostmarkWebhook } from './postmark-webhook.js';
import type { SesWebhook } from './ses-webhook.js';
import type { SnsTopic } from './sns-topic.js';

export interface Webhooks {
  readonly ses?: { readonly topic: SnsTopic; readonly webhook: SesWebhook };
  readonly postmark?: { readonly secret: string; readonly webhook: PostmarkWebhook };
}

// A notice quotes headers of the mail at most.
const largestNotice = 512 * 1024;

/**
 * Where providers post what became of mails. Texts whatever they are called: Amazon calls its JSON text/plain. What nobody
 * vouches for counts for the address it comes from, together with requests of the API that have no valid key.
 */
export async function webhookRoutes(
  http: FastifyInstance,
  { ses, postmark }: Webhooks,
  rates: Pick<RateLimiter, 'refusalAt' | 'takeAt'>,
): Promise<void> {
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
    http.post('/webhooks/ses', {
      // Before the body is read. Not 429: of what is refused so, SNS might post nothing again.
      onRequest: async (request, reply) => {
        const refused = rates.refusalAt(request.ip);
        if (refused !== null) return await later(reply, 503, refused);
      },
      handler: async (request, reply) => {
        const status = await answerWith((body) => ses.webhook.take(body, ses.topic), request.body);
        if (forged.has(status)) rates.takeAt(request.ip);
        return await reply.code(status).send();
      },
    });
  }
  if (postmark !== undefined) {
    http.post('/webhooks/postmark', {
      // Before the body is read. Who brings the secret is served, whoever shares the address.
      onRequest: async (request, reply) => {
        if (bringsSecret(request.headers, postmark.secret)) return;
        const refused = rates.takeAt(request.ip);
        return refused === null ? await reply.code(401).send() : await later(reply, 429, refused);
      },
      handler: async (request, reply) =>
        await reply.code(await answerWith((body) => postmark.webhook.take(body), request.body)).send(),
    });
  }
}

const forged: ReadonlySet<number> = new Set([400, 403]);

async function later(reply: FastifyReply, status: number, { retryAfterSeconds }: RateRefusal): Promise<FastifyReply> {
  return await reply.code(status).header('retry-after', String(retryAfterSeconds)).send();
}
