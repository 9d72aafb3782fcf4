import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { OneAtATime } from '../../platform/schedule/one-at-a-time.js';
import { Digests } from './digests.js';

// Nobody minds a digest that comes some seconds after eight.
const lookEveryMs = 10_000;

/** Looks for digests that are due in every worker process; the claim sees to it that each is made once. */
@Injectable()
export class DigestTask implements OnModuleDestroy {
  readonly #logger = new Logger(DigestTask.name);
  readonly #recurring: OneAtATime;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly digests: Digests,
  ) {
    this.#recurring = new OneAtATime(
      () => this.digests.run(),
      (error) => this.#logger.warn({ err: error }, 'the digests failed; the next look catches up'),
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
