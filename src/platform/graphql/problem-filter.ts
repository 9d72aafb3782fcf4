import { type ArgumentsHost, Catch, NotFoundException } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { GqlArgumentsHost, type GqlContextType } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLResolveInfo } from 'graphql';
import { Refused } from '../problems/refused.js';
import { answerUnknownPath } from './endpoint/unknown-path.js';

/**
 * A refusal of a mutation is one of its results; a query has no room for one and answers with an error. Every other
 * error of GraphQL goes on untouched to the error formatter, which logs it once and masks it.
 */
@Catch()
export class ProblemFilter extends BaseExceptionFilter {
  override catch(exception: unknown, host: ArgumentsHost): unknown {
    if (host.getType<GqlContextType>() !== 'graphql') return this.#catchOfHttp(exception, host);
    if (exception instanceof Refused && isMutation(host)) return exception.problem;
    throw exception;
  }

  #catchOfHttp(exception: unknown, host: ArgumentsHost): void {
    const [request, reply] = host.getArgs<[FastifyRequest, FastifyReply]>();
    if (exception instanceof NotFoundException && answerUnknownPath(request, reply)) return;
    super.catch(exception, host);
  }
}

function isMutation(host: ArgumentsHost): boolean {
  return GqlArgumentsHost.create(host).getInfo<GraphQLResolveInfo>().operation.operation === 'mutation';
}
