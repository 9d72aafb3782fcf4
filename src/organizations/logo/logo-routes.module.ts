import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { logoRoutes } from './logo-routes.js';

/** The logos of organizations, over the same server as the API. */
@Module({})
export class LogoRoutesModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly database: TenantDatabase,
  ) {}

  async onModuleInit(): Promise<void> {
    // A command runs within the same parts, and serves nothing.
    const http = this.host.httpAdapter as FastifyAdapter | null;
    await http?.getInstance().register((routes) => logoRoutes(routes, this.database));
  }
}
