import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { toInstant } from '../database/dates.js';
import { WorkerDatabase } from '../database/worker-database.js';
import { Claims } from './claims.js';

// Work has been due for longer, and for longer this process has claimed none: it is stuck and has to be replaced.
const stuckAfterSeconds = 60;

const dueSql = 'SELECT oldest_due_at AS "oldestDueAt" FROM count_due($1)';

/**
 * Whether work is due that this process does not do, as it last looked: who asks for its liveness, however often, has the
 * database asked nothing.
 */
@Injectable()
export class StuckWork {
  #dueForSeconds: number | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: WorkerDatabase,
    private readonly claims: Claims,
  ) {}

  /** For how long work has been due that is stuck; null if none is. */
  get dueForSeconds(): number | null {
    return this.#dueForSeconds;
  }

  /** @throws what kept it from looking: nothing is known then */
  async look(): Promise<void> {
    // What others are to do is no sign of this process.
    if (this.config.role === 'api') return;
    // A database that cannot be reached is a matter of readiness: to restart this process would not bring it back.
    this.#dueForSeconds = null;
    this.#dueForSeconds = await this.#stuckFor();
  }

  async #stuckFor(): Promise<number | null> {
    const now = await this.database.now();
    const [due] = await this.database.acrossOrganizations<{ oldestDueAt: Date | null }>(dueSql, [now.toString()]);
    if (!due?.oldestDueAt) return null;
    const dueFor = Math.round(toInstant(due.oldestDueAt).until(now).total('seconds'));
    const idleFor = this.claims.secondsSince(now);
    const isStuck = dueFor > stuckAfterSeconds && (idleFor === null || idleFor > stuckAfterSeconds);
    return isStuck ? dueFor : null;
  }
}
