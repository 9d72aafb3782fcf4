import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { WorkerDatabase } from '../database/worker-database.js';
import { Claims } from './claims.js';
import { OldestDue } from './oldest-due.js';

// Work has been due for longer, and for longer this process has claimed none: it is stuck and has to be replaced.
const stuckAfterSeconds = 60;

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
    private readonly oldest: OldestDue,
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
    const since = await this.oldest.since(now);
    if (since === null) return null;
    const dueFor = Math.round(since.until(now).total('seconds'));
    const idleFor = this.claims.secondsSince(now);
    const isStuck = dueFor > stuckAfterSeconds && (idleFor === null || idleFor > stuckAfterSeconds);
    return isStuck ? dueFor : null;
  }
}
