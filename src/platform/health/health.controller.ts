import { Controller, Get } from '@nestjs/common';
import { HealthCheck, type HealthCheckResult, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { TenantDatabase } from '../database/tenant-database.js';
import { Readiness } from './readiness.js';
import { StuckWork } from './stuck-work.js';

/** For the machine that runs the service: is it alive, may it be given requests. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly database: TenantDatabase,
    private readonly readiness: Readiness,
    private readonly stuckWork: StuckWork,
  ) {}

  @Get('ready')
  @HealthCheck()
  async ready(): Promise<HealthCheckResult> {
    return await this.health.check([
      () => {
        const process = this.indicator.check('process');
        return this.readiness.draining ? process.down('draining') : process.up();
      },
      async () => {
        const database = this.indicator.check('database');
        return await this.database.now().then(
          () => database.up(),
          () => database.down('unreachable'),
        );
      },
    ]);
  }

  /** Asks nobody: it has to answer when the database does not, and may be asked by anybody. */
  @Get('live')
  @HealthCheck()
  async live(): Promise<HealthCheckResult> {
    return await this.health.check([
      () => {
        const worker = this.indicator.check('worker');
        const { dueForSeconds } = this.stuckWork;
        return dueForSeconds === null ? worker.up() : worker.down({ dueForSeconds });
      },
    ]);
  }
}
