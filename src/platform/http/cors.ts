import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { endpointPath, schemaPath } from '../graphql/endpoint/endpoint-paths.js';
import { rateHeaderNames } from '../rates/rate-headers.js';
import { requestIdHeader } from './request-id.js';

// Seconds, the most that browsers take: what may be asked changes with a release.
const preflightIsGoodFor = 7_200;

const apiPaths: ReadonlySet<string> = new Set([endpointPath, schemaPath]);

type CorsOptions = NonNullable<Parameters<NestFastifyApplication['enableCors']>[0]>;

/**
 * Lets pages of these origins call the API with their user's token. Nothing but the API, and without cookies, which it
 * has none of. Pages of other origins get no answer that they can read.
 */
export function corsFor(origins: readonly string[]): CorsOptions {
  const allowed: CorsOptions = {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST'],
    allowedHeaders: ['Accept', 'Authorization', 'Content-Type', 'Idempotency-Key', 'X-On-Behalf-Of', 'X-Request-Id'],
    exposedHeaders: ['Idempotency-Replayed', 'Retry-After', requestIdHeader, ...rateHeaderNames],
    credentials: false,
    maxAge: preflightIsGoodFor,
  };
  const isAllowed = ({ headers: { origin }, raw: { url = '' } }: FastifyRequest) =>
    origin !== undefined && origins.includes(origin) && apiPaths.has(url.split('?', 1)[0] ?? '');
  return {
    delegator: (request: FastifyRequest, callback: (error: Error | null, options: CorsOptions) => void) =>
      callback(null, isAllowed(request) ? allowed : { origin: false }),
  };
}
