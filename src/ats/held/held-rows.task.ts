import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { OneAtATime } from '../../platform/schedule/one-at-a-time.js';
import { HeldRowsService } from './held-rows.service.js';

// It is a matter of days.
const everyMs = 1_800_000;

/** Runs in every worker process; two at once forget different rows. */
@Injectable()
export class HeldRowsTask implements OnModuleDestroy {
  readonly #logger = new Logger(HeldRowsTask.name);
  readonly #recurring: OneAtATime;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    held: HeldRowsService,
  ) {
    this.#recurring = new OneAtATime(
      () => held.expire(),
      (error) => this.#logger.warn({ err: error }, 'rows that waited were not forgotten; the next run catches up'),
    );
  }

  @Interval(everyMs)
  async tick(): Promise<void> {
    if (this.config.role !== 'api') await this.#recurring.again();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#recurring.stop();
  }
}
