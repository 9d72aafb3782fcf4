import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { DeliveryModule } from '../delivery.module.js';
import { PostmarkWebhook } from './postmark-webhook.service.js';
import { ProviderReportsService } from './provider-reports.service.js';
import { webhookRoutes } from './webhook-routes.js';

/** Takes what providers post, over the same server as the API: each path only if its setting is there. */
@Module({ imports: [DeliveryModule], providers: [PostmarkWebhook, ProviderReportsService] })
export class ProviderWebhooksModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    @Inject(CONFIG) private readonly config: Config,
    private readonly postmark: PostmarkWebhook,
  ) {}

  async onModuleInit(): Promise<void> {
    const { postmarkSecret } = this.config;
    const postmark =
      postmarkSecret === undefined ? {} : { postmark: { secret: postmarkSecret, webhook: this.postmark } };
    await this.host.httpAdapter.getInstance().register((http) => webhookRoutes(http, postmark));
  }
}
