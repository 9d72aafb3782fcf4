import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Limits of HTTP itself. Sizes in bytes, times in milliseconds. */
export const httpOptions = {
  bodyLimit: 256 * 1024,
  // From the first byte to the last of a request; a slow sender holds a socket, not a worker.
  requestTimeout: 15_000,
  http: { headersTimeout: 10_000 },
  // Ends idle keep-alive connections on close, so that a drain waits for requests and not for clients' habits.
  forceCloseConnections: 'idle',
  // The id that stands in the logs and in an answer that failed; never the client's to choose.
  genReqId: () => randomUUID(),
} as const;

/** Security headers, and JSON as the only body that is read: a form or text/plain can be sent by a foreign page. */
export async function protectHttp(app: NestFastifyApplication): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  });
  app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain');
}
