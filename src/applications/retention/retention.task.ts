import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { OneAtATime } from '../../platform/schedule/one-at-a-time.js';
import { Retention } from './retention.js';

// It is a matter of days; a day's candidates are gone a few minutes after midnight.
const lookEveryMs = 600_000;

/** Erases in every worker process; each candidate is locked and looked at again, so that each is erased once. */
@Injectable()
export class RetentionTask implements OnModuleDestroy {
  readonly #logger = new Logger(RetentionTask.name);
  readonly #recurring: OneAtATime;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly retention: Retention,
  ) {
    this.#recurring = new OneAtATime(
      () => this.retention.run(),
      (error) => this.#logger.warn({ err: error }, 'retention failed; the next run catches up'),
    );
  }

  @Interval(lookEveryMs)
  async tick(): Promise<void> {
    if (this.config.role !== 'api') await this.#recurring.again();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#recurring.stop();
  }
}
