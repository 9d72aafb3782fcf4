import { Module } from '@nestjs/common';
import { DueWork } from './due-work.js';
import { MetricsController } from './metrics.controller.js';

/** Answers `GET /metrics`; part of the service only if that is switched on. */
@Module({ controllers: [MetricsController], providers: [DueWork] })
export class MetricsModule {}
