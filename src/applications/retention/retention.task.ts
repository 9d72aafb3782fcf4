import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Retention } from './retention.js';

// It is a matter of days; a day's candidates are gone a few minutes after midnight.
const lookEveryMs = 600_000;

/** Erases in every worker process; each candidate is locked and looked at again, so that each is erased once. */
@Injectable()
export class RetentionTask implements OnModuleDestroy {
  readonly #logger = new Logger(RetentionTask.name);
  #running: Promise<unknown> | undefined;
  #stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly retention: Retention,
  ) {}

  @Interval(lookEveryMs)
  async tick(): Promise<void> {
    if (this.config.role === 'api' || this.#stopped || this.#running !== undefined) return;
    this.#running = this.retention
      .run()
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'retention failed; the next run catches up'))
      .finally(() => {
        this.#running = undefined;
      });
    await this.#running;
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }
}
