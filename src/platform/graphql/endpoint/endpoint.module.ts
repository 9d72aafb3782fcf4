import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { UnreadAnswers } from '../../admission/unread-answers.js';
import { Callers } from './callers.js';
import { endpointRoutes } from './endpoint-routes.js';
import { OperationAnswers } from './operation-answers.js';
import { RequestGate } from './request-gate.js';

/** The address at which GraphQL is spoken. */
@Module({ providers: [Callers, OperationAnswers, RequestGate] })
export class EndpointModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly gate: RequestGate,
    private readonly answers: OperationAnswers,
    private readonly unread: UnreadAnswers,
  ) {}

  async onModuleInit(): Promise<void> {
    // A command runs within the same parts, and serves nothing.
    const http = this.host.httpAdapter as FastifyAdapter | null;
    await http?.getInstance().register((routes) => endpointRoutes(routes, this.gate, this.answers, this.unread));
  }
}
