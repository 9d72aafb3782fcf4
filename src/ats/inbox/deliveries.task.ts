import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { OneAtATime } from '../../platform/schedule/one-at-a-time.js';
import { AtsDeliveryRetention } from './delivery-retention.js';
import { TranslateDeliveries } from './translate-deliveries.js';

// How long what came waits at most for a free worker to look.
const lookEveryMs = 500;

// It is a matter of days.
const forgetEveryMs = 1_800_000;

/** Translates what other systems sent, in every worker process; leases see to it that each is held by one. */
@Injectable()
export class AtsDeliveriesTask implements OnModuleDestroy {
  readonly #logger = new Logger(AtsDeliveriesTask.name);
  readonly #recurring: OneAtATime;
  readonly #forgetting: OneAtATime;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly deliveries: TranslateDeliveries,
    retention: AtsDeliveryRetention,
  ) {
    let isAway = false;
    this.#recurring = new OneAtATime(
      async () => {
        await deliveries.run();
        isAway = false;
      },
      (error) => {
        // Said once, and not twice a second while the database is away.
        if (!isAway) this.#logger.warn({ err: error }, 'deliveries could not be translated; the next look catches up');
        isAway = true;
      },
    );
    this.#forgetting = new OneAtATime(
      () => retention.run(),
      (error) => this.#logger.warn({ err: error }, 'old deliveries were not deleted; the next run catches up'),
    );
  }

  @Interval(lookEveryMs)
  async tick(): Promise<void> {
    if (this.config.role !== 'api') await this.#recurring.again();
  }

  @Interval(forgetEveryMs)
  async forget(): Promise<void> {
    if (this.config.role !== 'api') await this.#forgetting.again();
  }

  async onModuleDestroy(): Promise<void> {
    this.deliveries.stop();
    await Promise.all([this.#recurring.stop(), this.#forgetting.stop()]);
  }
}
