import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { RateLimiter } from '../../platform/rates/rate-limiter.js';
import { CalendarFeedResolver } from './calendar-feed.resolver.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import { calendarRoutes } from './calendar-routes.js';
import { CalendarReader } from './read-calendar.js';

/** The calendars of members, over the same server as the API. */
@Module({ providers: [CalendarFeedResolver, CalendarFeedsService, CalendarReader] })
export class MemberCalendarsModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly calendars: CalendarReader,
    private readonly rates: RateLimiter,
  ) {}

  async onModuleInit(): Promise<void> {
    // A command runs within the same parts, and serves nothing.
    const http = this.host.httpAdapter as FastifyAdapter | null;
    await http?.getInstance().register((routes) => calendarRoutes(routes, this.calendars, this.rates));
  }
}
