import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { anyJson, negotiate } from '../../http/media-type.js';
import { formatErrors } from '../error-formatter.js';
import { asGraphQLError } from '../refusal.js';
import { stateAnswer } from './answer-status.js';
import { schemaPath } from './endpoint-paths.js';

/** Everything that ends a request outside the execution of its operation is answered in the shape of GraphQL. */
export function answerRefusal(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const refused = asGraphQLError(error);
  const mediaType = negotiate(request.headers.accept) ?? anyJson;
  const { status, result } = stateAnswer(formatErrors({ errors: [refused] }, { requestId: request.id }), mediaType);
  const { retryAfterSeconds, scope } = refused.extensions;
  advise(request, reply, status, typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined);
  // Whoever goes on without a key has to connect anew for each request.
  if (scope === 'ADDRESS') reply.header('connection', 'close');
  void reply.code(status).type(mediaType.contentType).send(JSON.stringify(result));
}

/** What a client that looks at HTTP alone should do next. */
export function advise(request: FastifyRequest, reply: FastifyReply, status: number, retryAfterSeconds?: number): void {
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (status === 405) reply.header('allow', allowed(request));
  // Seconds; a pool is free again, or a database back, sooner than a person would try.
  const seconds = retryAfterSeconds ?? (status === 503 ? 1 : undefined);
  if (seconds !== undefined) reply.header('retry-after', String(seconds));
}

function allowed({ method, routeOptions }: FastifyRequest): string {
  if (routeOptions.url === schemaPath) return 'GET, HEAD';
  // What GET may not do, POST may.
  return method === 'GET' || method === 'HEAD' ? 'POST' : 'GET, HEAD, POST';
}
