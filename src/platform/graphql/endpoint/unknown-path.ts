import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../refusal.js';
import { endpointPath, looksLikeEndpoint } from './endpoint-paths.js';
import { answerRefusal } from './refused-answer.js';

/** Answers whoever meant the endpoint and mistook its path, in the shape that they expect. False for every other path. */
export function answerUnknownPath(request: FastifyRequest, reply: FastifyReply): boolean {
  if (!looksLikeEndpoint(request.raw.url ?? '')) return false;
  answerRefusal(refusal('NOT_FOUND', `There is nothing at this path. GraphQL is at ${endpointPath}.`), request, reply);
  return true;
}
