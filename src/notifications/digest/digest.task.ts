import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Digests } from './digests.js';

// Nobody minds a digest that comes some seconds after eight.
const lookEveryMs = 10_000;

/** Looks for digests that are due in every worker process; the claim sees to it that each is made once. */
@Injectable()
export class DigestTask implements OnModuleDestroy {
  readonly #logger = new Logger(DigestTask.name);
  #running: Promise<unknown> | undefined;
  #stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly digests: Digests,
  ) {}

  @Interval(lookEveryMs)
  async tick(): Promise<void> {
    if (this.config.role === 'api' || this.#stopped || this.#running !== undefined) return;
    this.#running = this.digests
      .run()
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'the digests failed; the next look catches up'))
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
