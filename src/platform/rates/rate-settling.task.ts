import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { OneAtATime } from '../schedule/one-at-a-time.js';
import { RateLimiter } from './rate-limiter.js';

// How exactly a limit holds over all processes: each lets through what it counts in that time.
const settleEveryMs = 1_000;

/** Settles the rate limits each second, in every process that has counted something. */
@Injectable()
export class RateSettlingTask implements OnModuleDestroy {
  readonly #logger = new Logger(RateSettlingTask.name);
  readonly #recurring: OneAtATime;

  constructor(rates: RateLimiter) {
    this.#recurring = new OneAtATime(
      () => rates.settle(),
      (error) => this.#logger.warn({ err: error }, 'rate limits were not settled; the next second makes up for it'),
    );
  }

  @Interval(settleEveryMs)
  async tick(): Promise<void> {
    await this.#recurring.again();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#recurring.stop();
  }
}
