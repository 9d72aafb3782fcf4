import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { OneAtATime } from '../schedule/one-at-a-time.js';
import { StuckWork } from './stuck-work.js';

// What liveness tells is that old at most.
const everyMs = 10_000;

/** Looks for stuck work, every ten seconds. */
@Injectable()
export class StuckWorkTask implements OnModuleDestroy {
  readonly #logger = new Logger(StuckWorkTask.name);
  readonly #recurring: OneAtATime;

  constructor(stuckWork: StuckWork) {
    this.#recurring = new OneAtATime(
      () => stuckWork.look(),
      (error) => this.#logger.warn({ err: error }, 'it was not looked whether work is stuck'),
    );
  }

  @Interval(everyMs)
  async tick(): Promise<void> {
    await this.#recurring.again();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#recurring.stop();
  }
}
