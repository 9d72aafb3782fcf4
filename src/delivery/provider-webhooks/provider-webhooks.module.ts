import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { RateLimiter } from '../../platform/rates/rate-limiter.js';
import { DeliveryModule } from '../delivery.module.js';
import { PostmarkWebhook } from './postmark-webhook.js';
import { ProviderReportsService } from './provider-reports.service.js';
import { SesWebhook } from './ses-webhook.js';
import { SnsCertificates } from './sns-certificates.js';
import { SnsTopic } from './sns-topic.js';
import { type Webhooks, webhookRoutes } from './webhook-routes.js';

/** Takes what providers post, over the same server as the API: each path only if its setting is there. */
@Module({
  imports: [DeliveryModule],
  providers: [PostmarkWebhook, ProviderReportsService, SesWebhook, SnsCertificates],
})
export class ProviderWebhooksModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    @Inject(CONFIG) private readonly config: Config,
    private readonly ses: SesWebhook,
    private readonly postmark: PostmarkWebhook,
    private readonly rates: RateLimiter,
  ) {}

  async onModuleInit(): Promise<void> {
    const { sesTopicArn, postmarkSecret: secret } = this.config;
    const webhooks: Webhooks = {
      ...(sesTopicArn === undefined ? {} : { ses: { topic: new SnsTopic(sesTopicArn), webhook: this.ses } }),
      ...(secret === undefined ? {} : { postmark: { secret, webhook: this.postmark } }),
    };
    // A command runs within the same parts, and serves nothing.
    const http = this.host.httpAdapter as FastifyAdapter | null;
    await http?.getInstance().register((routes) => webhookRoutes(routes, webhooks, this.rates));
  }
}
