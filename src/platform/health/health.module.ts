import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { findStuckWork } from '../tasks.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';
import { StuckWork } from './stuck-work.js';

@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController],
  providers: [Readiness, StuckWork, findStuckWork],
  exports: [Readiness],
})
export class HealthModule {}
