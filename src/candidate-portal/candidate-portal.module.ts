import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { CandidatesModule } from '../candidates/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { LinkRenewals, NotificationsModule } from '../notifications/index.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { pageAssets } from '../platform/html/page-assets.js';
import { RateLimiter } from '../platform/rates/rate-limiter.js';
import { TimelinesModule } from '../timelines/index.js';
import { addressRoutes } from './address-routes.js';
import { portalRoutes } from './portal-routes.js';
import { PreferencesService } from './preferences.service.js';
import { StatusService } from './status/status.service.js';
import { statusRoutes } from './status/status-routes.js';

/** The pages for candidates: plain HTML over the same server as the API, for who follows a link in a mail. */
@Module({
  imports: [CandidatesModule, DeliveryModule, NotificationsModule, TimelinesModule],
  providers: [PreferencesService, StatusService],
})
export class CandidatePortalModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly preferences: PreferencesService,
    private readonly status: StatusService,
    private readonly renewals: LinkRenewals,
    private readonly rates: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    // A command runs within the same parts, and serves nothing.
    const http = this.host.httpAdapter as FastifyAdapter | null;
    const server = http?.getInstance();
    await server?.register(pageAssets);
    const { status, renewals, rates } = this;
    await server?.register((routes) => portalRoutes(routes, this.preferences, { renewals, rates }));
    const publicUrl = this.config.publicUrl ?? '';
    await server?.register((routes) => statusRoutes(routes, { status, renewals, rates, publicUrl }));
    await server?.register((routes) => addressRoutes(routes, status, { renewals, rates }));
  }
}
