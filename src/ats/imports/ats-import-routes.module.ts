import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Callers } from '../../platform/graphql/endpoint/callers.js';
import { AtsImportsModule } from './ats-imports.module.js';
import { importRoutes } from './import-routes.js';
import { ReceiveFile } from './receive-file.js';

/** Takes files, over the same server as the API. */
@Module({ imports: [AtsImportsModule], providers: [Callers, ReceiveFile] })
export class AtsImportRoutesModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly files: ReceiveFile,
    private readonly callers: Callers,
  ) {}

  async onModuleInit(): Promise<void> {
    // A command runs within the same parts, and serves nothing.
    const http = this.host.httpAdapter as FastifyAdapter | null;
    await http?.getInstance().register((routes) => importRoutes(routes, this.files, this.callers));
  }
}
