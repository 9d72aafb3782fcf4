import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { OneAtATime } from '../../platform/schedule/one-at-a-time.js';
import { DailyChecks } from './daily-checks.js';

// Each domain is due once a day: nobody waits for the minute.
const lookEveryMs = 300_000;

/** Looks in every worker process for domains that are due to be looked up. */
@Injectable()
export class DailyChecksTask implements OnModuleDestroy {
  readonly #logger = new Logger(DailyChecksTask.name);
  readonly #recurring: OneAtATime;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly checks: DailyChecks,
  ) {
    this.#recurring = new OneAtATime(
      () => this.#lookAll(),
      (error) => this.#logger.warn({ err: error }, 'sending domains were not looked up; the next run catches up'),
    );
  }

  @Interval(lookEveryMs)
  async tick(): Promise<void> {
    if (this.config.role !== 'api') await this.#recurring.again();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#recurring.stop();
  }

  async #lookAll(): Promise<void> {
    for (let looked = 1; looked > 0 && !this.#recurring.stopped; ) looked = await this.checks.run();
  }
}
