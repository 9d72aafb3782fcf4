import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../config/config.js';
import { KeyRetention } from './key-retention.js';

// Nobody waits for it: often enough that what is deleted at once stays small.
const everyMs = 600_000;

/** Runs in every worker process; two at once delete different keys. */
@Injectable()
export class KeyRetentionTask implements OnModuleDestroy {
  readonly #logger = new Logger(KeyRetentionTask.name);
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly retention: KeyRetention,
  ) {}

  @Interval(everyMs)
  async tick(): Promise<void> {
    if (this.config.role === 'api' || this.#stopped || this.#running !== undefined) return;
    this.#running = this.#deleteAll()
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'old idempotency keys were not deleted'))
      .finally(() => {
        this.#running = undefined;
      });
    await this.#running;
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #deleteAll(): Promise<void> {
    for (let deleted = 1; deleted > 0 && !this.#stopped; ) deleted = await this.retention.deleteOld();
  }
}
