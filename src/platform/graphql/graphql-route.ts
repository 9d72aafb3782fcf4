import type { FastifyError, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { Replay, replayedHeader } from '../idempotency/replay.js';
import { formatErrors } from './error-formatter.js';

// A charset is allowed because clients send it; JSON has no other.
const json = /^application\/json(; ?charset="?utf-8"?)?$/i;

/**
 * What of HTTP the endpoint accepts: POST of application/json, not compressed. Anything else is refused before a byte
 * of its body is read. A page of somebody else's cannot send this content type without asking first, so this is the
 * CSRF guard too; a GET can be sent by anyone and is kept in logs and caches.
 */
export const graphqlRoute = {
  preParsing: refuseOtherThanJson,
  errorHandler: answerRefusal,
  // Mercurius's own would turn every number in an error's path into a text, and a number for a query too.
  schema: {},
} as const satisfies Partial<RouteOptions>;

async function refuseOtherThanJson(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.method !== 'POST') {
    reply.header('allow', 'POST');
    throw refusal('METHOD_NOT_ALLOWED', 'Send GraphQL operations by POST.');
  }
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!json.test(type)) throw refusal('UNSUPPORTED_MEDIA_TYPE', 'Send application/json in UTF-8.');
  if (encoding !== 'identity') throw refusal('UNSUPPORTED_MEDIA_TYPE', 'Send the body without compression.');
}

/** Everything that ends a request outside the execution of its operation is answered in the shape of GraphQL. */
function answerRefusal(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  if (error instanceof Replay) {
    reply.code(200).type('application/json; charset=utf-8').header(replayedHeader, 'true').send(error.answer);
    return;
  }
  const refused = asGraphQLError(error);
  const { statusCode, response } = formatErrors({ errors: [refused] }, { requestId: request.id });
  const { retryAfterSeconds } = refused.extensions;
  adviseInHeader(reply, statusCode, typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined);
  reply.code(statusCode).send(response satisfies ExecutionResult);
}

/** What a client that looks at HTTP alone should do next. */
export function adviseInHeader(reply: FastifyReply, statusCode: number, retryAfterSeconds = 1): void {
  if (statusCode === 401) reply.header('www-authenticate', 'Bearer');
  // Seconds; a pool is free again, or a database back, sooner than a person would try.
  if (statusCode === 503 || statusCode === 429) reply.header('retry-after', String(retryAfterSeconds));
}

export function asGraphQLError(error: Error): GraphQLError {
  return error instanceof GraphQLError ? error : new GraphQLError(error.message, { originalError: error });
}

/** Refuses a body that is not one operation. */
export function refuseWithoutOperation(body: unknown): void {
  if (Array.isArray(body)) throw refusal('BAD_REQUEST', 'Send one operation per request; batches are not accepted.');
  const { query, operationName, variables } = (body ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string' || query === '') {
    throw refusal('BAD_REQUEST', 'Send the operation as the text `query`; persisted queries are not kept.');
  }
  if (typeof (operationName ?? '') !== 'string') throw refusal('BAD_REQUEST', '`operationName` is a text.');
  if (typeof (variables ?? {}) !== 'object' || Array.isArray(variables)) {
    throw refusal('BAD_REQUEST', '`variables` is an object.');
  }
}

export function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
