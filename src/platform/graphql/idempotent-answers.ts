import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IdempotentRequest } from '../idempotency/idempotent-request.js';
import { replayedHeader } from '../idempotency/replay.js';

/** Requests under an idempotency key that are being answered. */
const underWay = new WeakMap<FastifyRequest, IdempotentRequest>();

export function concludeWhenAnswered(request: FastifyRequest, idempotent: IdempotentRequest): void {
  underWay.set(request, idempotent);
}

/** The last hook of the route: it sees an answer as it goes out, whoever made it. */
export function concludeIdempotent(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: Error | null, payload?: unknown) => void,
): void {
  const idempotent = underWay.get(request);
  if (idempotent === undefined) {
    done(null, payload);
    return;
  }
  idempotent.conclude(reply.statusCode, String(payload)).then(({ body, replayed }) => {
    if (replayed) reply.header(replayedHeader, 'true');
    done(null, body);
  }, done);
}
