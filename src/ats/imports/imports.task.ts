import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { OneAtATime } from '../../platform/schedule/one-at-a-time.js';
import { AtsImportRetention } from './import-retention.js';
import { TakeImports } from './take-imports.js';

// How long a file waits at most for a free worker to look.
const lookEveryMs = 1_000;

// It is a matter of days.
const forgetEveryMs = 1_800_000;

/** Takes files in, in every worker process; leases see to it that each is held by one. */
@Injectable()
export class AtsImportsTask implements OnModuleDestroy {
  readonly #logger = new Logger(AtsImportsTask.name);
  readonly #recurring: OneAtATime;
  readonly #forgetting: OneAtATime;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly imports: TakeImports,
    retention: AtsImportRetention,
  ) {
    let isAway = false;
    this.#recurring = new OneAtATime(
      async () => {
        await imports.run();
        isAway = false;
      },
      (error) => {
        // Said once, and not every second while the database is away.
        if (!isAway) this.#logger.warn({ err: error }, 'files could not be taken in; the next look catches up');
        isAway = true;
      },
    );
    this.#forgetting = new OneAtATime(
      () => retention.run(),
      (error) => this.#logger.warn({ err: error }, 'old imports were not deleted; the next run catches up'),
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
    this.imports.stop();
    await Promise.all([this.#recurring.stop(), this.#forgetting.stop()]);
  }
}
