import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../config/config.js';
import { AuditChain } from './audit-chain.js';

// An entry is there at once; its number may take as long as somebody takes to look for it.
const chainEveryMs = 5_000;

/** Chains audit entries in every worker process; a lock in the database sees to it that each chain has one at a time. */
@Injectable()
export class AuditChainTask implements OnModuleDestroy {
  readonly #logger = new Logger(AuditChainTask.name);
  #running: Promise<unknown> | undefined;
  #stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly chain: AuditChain,
  ) {}

  @Interval(chainEveryMs)
  async tick(): Promise<void> {
    if (this.config.role === 'api' || this.#stopped || this.#running !== undefined) return;
    this.#running = this.chain
      .run()
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'chaining failed; the next run catches up'))
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
