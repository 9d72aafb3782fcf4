import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import type { Config } from '../config/config.js';
import { Readiness } from '../health/readiness.js';
import { logRequests } from '../logging/logging.js';

/** From the first byte to the last of a request; a slow sender holds a socket, not a worker. */
export const requestTimeoutMs = 15_000;

/** Limits of HTTP itself. Sizes in bytes, times in milliseconds. */
const limits = {
  bodyLimit: 256 * 1024,
  requestTimeout: requestTimeoutMs,
  http: { headersTimeout: 10_000 },
  // Ends idle keep-alive connections on close, so that a drain waits for requests and not for clients' habits.
  forceCloseConnections: 'idle',
  // What comes by a connection that was not idle is served like any other, and told that the connection ends.
  return503OnClosing: false,
  // The id that stands in the logs and in an answer that failed; never the client's to choose.
  genReqId: () => randomUUID(),
} as const;

/** How HTTP is served: its limits, and behind which proxies. */
export function httpOptions({ trustedProxies }: Config) {
  // Anybody can write a header: an address in one counts only if a proxy of ours has put it there.
  return { ...limits, trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies] };
}

// Built once: @fastify/helmet would put the same policy together anew for every answer.
const securityHeaders = helmet({
  contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
});

/** What every answer needs of the application before it listens: its line in the log, and its headers. */
export function prepareHttp(app: NestFastifyApplication): void {
  logRequests(app);
  const fastify = app.getHttpAdapter().getInstance();
  protectHttp(fastify);
  tellOfDraining(fastify, app.get(Readiness));
}

/** A client that keeps its connection is told to come back by another, which leads to another process. */
function tellOfDraining(fastify: FastifyInstance, readiness: Readiness): void {
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (readiness.draining) reply.header('connection', 'close');
    done();
  });
}

/** Security headers, and JSON as the only body that is read: a form or text/plain can be sent by a foreign page. */
export function protectHttp(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => securityHeaders(request.raw, reply.raw, () => done()));
  fastify.removeContentTypeParser('text/plain');
}
