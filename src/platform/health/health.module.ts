import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';
import { StuckWork } from './stuck-work.js';
import { StuckWorkTask } from './stuck-work.task.js';

@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController],
  providers: [Readiness, StuckWork, StuckWorkTask],
  exports: [Readiness],
})
export class HealthModule {}
