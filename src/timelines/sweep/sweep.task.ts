import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Sweep } from './sweep.js';

// Half of what a person notices between a settled change and its mail.
const sweepEveryMs = 1_000;

/** Sweeps in every worker process, each second; the claim sees to it that each timeline is advanced once. */
@Injectable()
export class SweepTask implements OnModuleDestroy {
  readonly #logger = new Logger(SweepTask.name);
  #running: Promise<unknown> | undefined;
  #stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sweep: Sweep,
  ) {}

  @Interval(sweepEveryMs)
  async tick(): Promise<void> {
    if (this.config.role === 'api' || this.#stopped || this.#running !== undefined) return;
    this.#running = this.sweep
      .run()
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'the sweep failed; the next one catches up'))
      .finally(() => {
        this.#running = undefined;
      });
    await this.#running;
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }
}
