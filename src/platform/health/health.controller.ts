import { setTimeout as delay } from 'node:timers/promises';
import { Controller, Get, Inject } from '@nestjs/common';
import { HealthCheck, type HealthCheckResult, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { Temporal } from 'temporal-polyfill';
import { CONFIG, type Config } from '../config/config.js';
import { toInstant } from '../database/dates.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Claims } from './claims.js';
import { DiskSpace } from './disk-space.js';
import { Readiness } from './readiness.js';

// Work has been due for longer, and for longer this process has claimed none: it is stuck and has to be replaced.
const stuckAfterSeconds = 60;

// Whoever asks waits for about a second, and a database that is slower serves nobody. Milliseconds.
const answersWithinMs = 2_000;

const dueSql = 'SELECT oldest_due_at AS "oldestDueAt" FROM count_due($1)';

/** For the machine that runs the service: is it alive, may it be given requests. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly database: TenantDatabase,
    private readonly readiness: Readiness,
    private readonly claims: Claims,
    private readonly space: DiskSpace,
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
        if (!(await this.#answers())) return database.down('unreachable');
        return this.space.isUsedUp ? database.down('disk full') : database.up();
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
        const due = await this.#oldestDue().catch(() => null);
        if (due === null || due.seconds <= stuckAfterSeconds) return worker.up();
        const idleFor = this.claims.secondsSince(due.now);
        const claims = idleFor !== null && idleFor <= stuckAfterSeconds;
        return claims ? worker.up() : worker.down({ dueForSeconds: due.seconds });
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

  /** For how long the oldest due work has waited; null if none is due. */
  async #oldestDue(): Promise<{ now: Temporal.Instant; seconds: number } | null> {
    const now = await this.database.now();
    const [due] = await this.database.crossing<{ oldestDueAt: Date | null }>(dueSql, [now.toString()]);
    if (!due?.oldestDueAt) return null;
    return { now, seconds: Math.round(toInstant(due.oldestDueAt).until(now).total('seconds')) };
  }
}
