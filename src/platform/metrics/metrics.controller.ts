import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Headers, Inject, UnauthorizedException } from '@nestjs/common';
import { Registry } from 'prom-client';
import { CONFIG, type Config } from '../config/config.js';
import { Metrics } from './metrics.js';

/** For Prometheus, and who reads its text. */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  @Header('cache-control', 'no-store')
  async text(@Headers('authorization') authorization?: string): Promise<string> {
    const token = this.config.metrics?.token;
    if (token !== undefined && !isSame(authorization ?? '', `Bearer ${token}`)) throw new UnauthorizedException();
    return await this.metrics.text();
  }
}

/** Of hashes: they are of one length, whatever was given. */
function isSame(given: string, expected: string): boolean {
  const hashOf = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hashOf(given), hashOf(expected));
}
