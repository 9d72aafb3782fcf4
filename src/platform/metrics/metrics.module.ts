import { Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller.js';

/** Answers `GET /metrics`; part of the service only if that is switched on. */
@Module({ controllers: [MetricsController] })
export class MetricsModule {}
