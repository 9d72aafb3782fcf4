import { NotFoundException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import helmet from 'helmet';
import type { Config } from '../config/config.js';
import { Readiness } from '../health/readiness.js';
import { logRequests } from '../logging/logging.js';
import { answerFaults } from './answer-faults.js';
import { corsFor } from './cors.js';
import { beginInTurn } from './in-turn.js';
import { requestIdHeader, requestIdOf } from './request-id.js';
import { readNoUnwantedBodies } from './unwanted-body.js';

/** From the first byte to the last of a request; a slow sender holds a socket, not a worker. */
export const requestTimeoutMs = 15_000;

/** Of a request, in bytes. */
export const largestBody = 256 * 1024;

/** Of one that brings rows of another system, from who may: a thousand of them at four kilobytes each. */
export const largestSyncBody = 4 * 1024 * 1024;

/** Limits of HTTP itself. Sizes in bytes, times in milliseconds. */
const limits = {
  bodyLimit: largestBody,
  requestTimeout: requestTimeoutMs,
  // How often the two are looked at is how late they may end: half a minute, if it were left to Node.
  http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
  // Ends idle keep-alive connections on close, so that a drain waits for requests and not for clients' habits.
  forceCloseConnections: 'idle',
  // What comes by a connection that was not idle is served like any other, and told that the connection ends.
  return503OnClosing: false,
  // The id that stands in the logs, in the audit log and in every answer.
  genReqId: requestIdOf,
  // A URL that the router cannot read comes past every hook.
  frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    securityHeaders(request.raw, reply.raw, () => undefined);
    reply.header(requestIdHeader, request.id).send(error);
  },
} as const;

/** How HTTP is served: its limits, and behind which proxies. */
export function httpOptions({ trustedProxies }: Pick<Config, 'trustedProxies'>) {
  // Anybody can write a header: an address in one counts only if a proxy of ours has put it there.
  return { ...limits, trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies] };
}

// Built once: @fastify/helmet would put the same policy together anew for every answer.
const securityHeaders = helmet({
  contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
});

/** What every answer needs of the application before it listens: its line in the log, its headers, and who may read it. */
export function prepareHttp(app: NestFastifyApplication, { corsOrigins }: Pick<Config, 'corsOrigins'>): void {
  if (corsOrigins.length > 0) app.enableCors(corsFor(corsOrigins));
  logRequests(app);
  const fastify = app.getHttpAdapter().getInstance();
  answerFaults(fastify);
  beginInTurn(fastify);
  readNoUnwantedBodies(fastify);
  protectHttp(fastify);
  refuseUnknownPaths(fastify);
  tellOfDraining(fastify, app.get(Readiness));
}

/** A client that keeps its connection is told to come back by another, which leads to another process. */
function tellOfDraining(fastify: FastifyInstance, readiness: Readiness): void {
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (readiness.draining) reply.header('connection', 'close');
    done();
  });
}

/** Before what came with them is read: else anybody could have us read anything. */
function refuseUnknownPaths(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    // With CORS every path has an OPTIONS, for preflights: those are answered by now.
    if (!request.is404 && request.routeOptions.url !== '*') return done();
    done(new NotFoundException());
  });
}

/** Security headers, the id of the request, and JSON as the only body that is read: a form or text/plain can be sent by a foreign page. */
export function protectHttp(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header(requestIdHeader, request.id);
    securityHeaders(request.raw, reply.raw, () => done());
  });
  fastify.removeContentTypeParser('text/plain');
}
