import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../config/config.js';
import { OneAtATime } from '../schedule/one-at-a-time.js';
import { AuditChain } from './audit-chain.js';

// An entry is there at once; its number may take as long as somebody takes to look for it.
const chainEveryMs = 5_000;

/** Chains audit entries in every worker process; a lock in the database sees to it that each chain has one at a time. */
@Injectable()
export class AuditChainTask implements OnModuleDestroy {
  readonly #logger = new Logger(AuditChainTask.name);
  readonly #recurring: OneAtATime;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly chain: AuditChain,
  ) {
    this.#recurring = new OneAtATime(
      () => this.chain.run(),
      (error) => this.#logger.warn({ err: error }, 'chaining failed; the next run catches up'),
    );
  }

  @Interval(chainEveryMs)
  async tick(): Promise<void> {
    if (this.config.role !== 'api') await this.#recurring.again();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#recurring.stop();
  }
}
