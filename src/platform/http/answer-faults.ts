import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable } from '../graphql/unavailable.js';
import { faultMessages } from '../problems/fault-messages.js';

/** An answer for people, in place of the one for programs. */
export interface FaultPage {
  readonly contentType: string;
  of(request: FastifyRequest): string;
}

type ErrorHandler = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/**
 * Every route of a plugin that has no answer of its own for what goes wrong on our side gets this one. Fastify's would tell whoever asks
 * what the error says, and a database's says what stands in it.
 */
export function answerFaults(http: FastifyInstance): void {
  const answered = answeredFaults();
  http.addHook('onRoute', function ofRoute(this: FastifyInstance, route) {
    // Those of the application itself are Nest's, with its filters.
    if (this !== http && this.errorHandler === http.errorHandler) route.errorHandler ??= answered;
  });
}

/**
 * Answers what went wrong on our side with 503 where trying again may help, else with 500, and without a word of it: that
 * stands in the log, by the request's id. What is wrong with the request is told as ever.
 */
export function answeredFaults(page?: FaultPage): ErrorHandler {
  const logger = new Logger('Http');
  return (error, request, reply) => {
    if (isOfSender(error)) return reply.send(error);
    logger.error({ err: error, requestId: request.id }, 'a request could not be answered');
    const [status, code] = isUnavailable(error) ? ([503, 'UNAVAILABLE'] as const) : ([500, 'INTERNAL'] as const);
    // Seconds: a pool is free again, or a database back, sooner than a person would try.
    if (status === 503) reply.header('retry-after', '1');
    reply.code(status);
    return page === undefined
      ? reply.send({ code, message: faultMessages.get(code) })
      : reply.type(page.contentType).send(page.of(request));
  };
}

function isOfSender(error: unknown): boolean {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500;
}
