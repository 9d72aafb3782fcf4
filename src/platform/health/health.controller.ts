import { setTimeout as delay } from 'node:timers/promises';
import { Controller, Get } from '@nestjs/common';
import { HealthCheck, type HealthCheckResult, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { TenantDatabase } from '../database/tenant-database.js';
import { DiskSpace } from './disk-space.js';
import { Readiness } from './readiness.js';
import { StuckWork } from './stuck-work.js';

// Whoever asks waits for about a second, and a database that is slower serves nobody. Milliseconds.
const answersWithinMs = 2_000;

/** For the machine that runs the service: is it alive, may it be given requests. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly database: TenantDatabase,
    private readonly readiness: Readiness,
    private readonly space: DiskSpace,
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
        if (!(await this.#answers())) return database.down('unreachable');
        return this.space.isUsedUp ? database.down('disk full') : database.up();
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

  /** A connection that was lost without a word is given up only after a while: until then nothing comes, not even an error. */
  async #answers(): Promise<boolean> {
    const late = new AbortController();
    const answered = this.database.now().then(
      () => true,
      () => false,
    );
    const inTime = await Promise.race([answered, delay(answersWithinMs, false, { signal: late.signal })]);
    late.abort();
    return inTime;
  }
}
