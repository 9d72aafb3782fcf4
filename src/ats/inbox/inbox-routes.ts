import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { RateLimiter } from '../../platform/rates/rate-limiter.js';
import { connectorAt } from '../connectors/connectors.js';
import type { ReceiveDelivery } from './receive-delivery.js';
import { largestDelivery, sentBody, UnwantedBody } from './sent-body.js';

interface Address {
  Params: { source: string; connection: string };
}

/**
 * Where systems post what happens in them. Bytes, whatever they are called: they are what was signed. Whoever is refused
 * hears one answer, whether the connection is another organization's, unknown, without a secret, or the signature is wrong.
 * What is our own fault is 503: a vendor that hears another 4xx may never send it again.
 */
export async function inboxRoutes(
  http: FastifyInstance,
  inboxes: Pick<ReceiveDelivery, 'take'>,
  rates: Pick<RateLimiter, 'takeAt'>,
): Promise<void> {
  const logger = new Logger('AtsInbox');
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestDelivery }, (_request, body, done) =>
    done(null, body),
  );
  // `json`, or nothing at all, is no name of a type, and would be refused before the bytes are looked at.
  http.addHook('onRequest', async ({ raw }) => {
    const type = raw.headers['content-type'];
    if (type !== undefined && !/^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;|$)/.test(type))
      raw.headers['content-type'] = 'application/octet-stream';
  });
  http.post<Address>('/ats/:source/:connection', async ({ params, headers, body, ip }, reply) => {
    const connector = connectorAt(params.source);
    if (connector === null) return await reply.code(404).send();
    try {
      const sent = { headers, body: await sentBody(bytesOf(body), headers['content-encoding']) };
      const greeting = connector.greet?.({ ...sent, at: new Date(0) }) ?? null;
      if (greeting !== null) return await reply.code(greeting.status).headers(greeting.headers).send();
      const taken = await inboxes.take(connector, params.connection, sent);
      return taken === null ? await refuse(reply, rates.takeAt(ip)) : await reply.code(taken).send();
    } catch (error) {
      if (error instanceof UnwantedBody) return await reply.code(error.status).send();
      logger.warn({ err: error }, 'a delivery could not be stored: its vendor sends it again');
      return await reply.code(503).header('retry-after', '60').send();
    }
  });
}

function bytesOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

async function refuse(reply: FastifyReply, limit: ReturnType<RateLimiter['takeAt']>): Promise<FastifyReply> {
  if (limit === null) return await reply.code(401).send();
  return await reply.code(429).header('retry-after', String(limit.retryAfterSeconds)).send();
}
