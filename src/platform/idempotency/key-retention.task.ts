import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../config/config.js';
import { OneAtATime } from '../schedule/one-at-a-time.js';
import { KeyRetention } from './key-retention.js';

// Nobody waits for it: often enough that what is deleted at once stays small.
const everyMs = 600_000;

/** Runs in every worker process; two at once delete different keys. */
@Injectable()
export class KeyRetentionTask implements OnModuleDestroy {
  readonly #logger = new Logger(KeyRetentionTask.name);
  readonly #recurring: OneAtATime;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly retention: KeyRetention,
  ) {
    this.#recurring = new OneAtATime(
      () => this.#deleteAll(),
      (error) => this.#logger.warn({ err: error }, 'old idempotency keys were not deleted'),
    );
  }

  @Interval(everyMs)
  async tick(): Promise<void> {
    if (this.config.role !== 'api') await this.#recurring.again();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#recurring.stop();
  }

  async #deleteAll(): Promise<void> {
    for (let deleted = 1; deleted > 0 && !this.#recurring.stopped; ) deleted = await this.retention.deleteOld();
  }
}
