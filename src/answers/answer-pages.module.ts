import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApplicationsModule } from '../applications/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { LinkRenewals, NotificationsModule } from '../notifications/index.js';
import { RateLimiter } from '../platform/rates/rate-limiter.js';
import { TimelinesModule } from '../timelines/index.js';
import { answerRoutes } from './answer-routes.js';
import { AnswersModule } from './answers.module.js';
import { AnswersService } from './answers.service.js';
import { UndoAnswer } from './undo-answer.js';
import { WaitingMessagesService } from './waiting-messages.service.js';

/** The pages on which members answer by the link in a mail, without a sign-in. */
@Module({
  imports: [AnswersModule, ApplicationsModule, DeliveryModule, NotificationsModule, TimelinesModule],
  providers: [AnswersService, UndoAnswer, WaitingMessagesService],
})
export class AnswerPagesModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly answers: AnswersService,
    private readonly waiting: WaitingMessagesService,
    private readonly renewals: LinkRenewals,
    private readonly rates: RateLimiter,
  ) {}

  async onModuleInit(): Promise<void> {
    // A command runs within the same parts, and serves nothing.
    const http = this.host.httpAdapter as FastifyAdapter | null;
    const { answers, waiting, renewals, rates } = this;
    await http?.getInstance().register((routes) => answerRoutes(routes, { answers, waiting, renewals, rates }));
  }
}
