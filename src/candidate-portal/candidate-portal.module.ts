import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { DeliveryModule } from '../delivery/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { pageAssets } from '../platform/html/page-assets.js';
import { RateLimiter } from '../platform/rates/rate-limiter.js';
import { portalRoutes } from './portal-routes.js';
import { PreferencesService } from './preferences.service.js';

/** The pages for candidates: plain HTML over the same server as the API, for who follows a link in a mail. */
@Module({ imports: [DeliveryModule, NotificationsModule], providers: [PreferencesService] })
export class CandidatePortalModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly preferences: PreferencesService,
    private readonly rates: RateLimiter,
  ) {}

  async onModuleInit(): Promise<void> {
    // A command runs within the same parts, and serves nothing.
    const http = this.host.httpAdapter as FastifyAdapter | null;
    const server = http?.getInstance();
    await server?.register(pageAssets);
    await server?.register((routes) => portalRoutes(routes, this.preferences, this.rates));
  }
}
