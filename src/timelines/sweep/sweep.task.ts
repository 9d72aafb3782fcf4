import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { OneAtATime } from '../../platform/schedule/one-at-a-time.js';
import { Sweep } from './sweep.js';

// Half of what a person notices between a settled change and its mail.
const sweepEveryMs = 1_000;

/** Sweeps in every worker process, each second; the claim sees to it that each timeline is advanced once. */
@Injectable()
export class SweepTask implements OnModuleDestroy {
  readonly #logger = new Logger(SweepTask.name);
  readonly #recurring: OneAtATime;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sweep: Sweep,
  ) {
    this.#recurring = new OneAtATime(
      () => this.sweep.run(),
      (error) => this.#logger.warn({ err: error }, 'the sweep failed; the next one catches up'),
    );
  }

  @Interval(sweepEveryMs)
  async tick(): Promise<void> {
    if (this.config.role !== 'api') await this.#recurring.again();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#recurring.stop();
  }
}
