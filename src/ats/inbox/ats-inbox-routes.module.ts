import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { RateLimiter } from '../../platform/rates/rate-limiter.js';
import { AtsInboxModule } from './ats-inbox.module.js';
import { inboxRoutes } from './inbox-routes.js';
import { ReceiveDelivery } from './receive-delivery.js';

/** Takes what other systems send, over the same server as the API. */
@Module({ imports: [AtsInboxModule], providers: [ReceiveDelivery] })
export class AtsInboxRoutesModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly inboxes: ReceiveDelivery,
    private readonly rates: RateLimiter,
  ) {}

  async onModuleInit(): Promise<void> {
    // A command runs within the same parts, and serves nothing.
    const http = this.host.httpAdapter as FastifyAdapter | null;
    await http?.getInstance().register((routes) => inboxRoutes(routes, this.inboxes, this.rates));
  }
}
