import { Controller, Get, Inject } from '@nestjs/common';
import { HealthCheck, type HealthCheckResult, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { CONFIG, type Config } from '../config/config.js';
import { toInstant } from '../database/dates.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Readiness } from './readiness.js';

// Work that has been due for longer although a worker runs: the worker is stuck and has to be replaced.
const stuckAfterSeconds = 60;

const dueSql = 'SELECT oldest_due_at AS "oldestDueAt" FROM count_due($1)';

/** For the machine that runs the service: is it alive, may it be given requests. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly database: TenantDatabase,
    private readonly readiness: Readiness,
    @Inject(CONFIG) private readonly config: Config,
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

  @Get('live')
  @HealthCheck()
  async live(): Promise<HealthCheckResult> {
    return await this.health.check([
      async () => {
        const worker = this.indicator.check('worker');
        if (this.config.role === 'api') return worker.up();
        // An unreachable database is a matter of readiness: restarting this process would not bring it back.
        const waited = await this.#oldestDueSeconds().catch(() => 0);
        return waited > stuckAfterSeconds ? worker.down({ dueForSeconds: waited }) : worker.up();
      },
    ]);
  }

  async #oldestDueSeconds(): Promise<number> {
    const now = await this.database.now();
    const [due] = await this.database.crossing<{ oldestDueAt: Date | null }>(dueSql, [now.toString()]);
    return due?.oldestDueAt ? Math.round(toInstant(due.oldestDueAt).until(now).total('seconds')) : 0;
  }
}
