import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { OneAtATime } from '../../platform/schedule/one-at-a-time.js';
import { DeliveryRetention } from '../dispatch/delivery-retention.js';
import { FeedRetention } from './feed-retention.js';

// It is a matter of days.
const everyMs = 1_800_000;

/** Runs in every worker process; two at once delete different rows. */
@Injectable()
export class FeedRetentionTask implements OnModuleDestroy {
  readonly #logger = new Logger(FeedRetentionTask.name);
  readonly #recurring: OneAtATime;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    retention: FeedRetention,
    deliveries: DeliveryRetention,
  ) {
    this.#recurring = new OneAtATime(
      async () => (await deliveries.run()) + (await retention.run()),
      (error) => this.#logger.warn({ err: error }, 'old events were not deleted; the next run catches up'),
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
