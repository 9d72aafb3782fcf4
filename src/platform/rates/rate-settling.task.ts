import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { RateLimiter } from './rate-limiter.js';

// How exactly a limit holds over all processes: each lets through what it counts in that time.
const settleEveryMs = 1_000;

/** Settles the rate limits each second, in every process that has counted something. */
@Injectable()
export class RateSettlingTask implements OnModuleDestroy {
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(private readonly rates: RateLimiter) {}

  @Interval(settleEveryMs)
  async tick(): Promise<void> {
    if (this.#stopped || this.#running !== undefined) return;
    this.#running = this.rates.settle().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }
}
