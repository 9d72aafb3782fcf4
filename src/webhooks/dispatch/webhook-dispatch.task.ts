import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { WebhookDispatcher } from './webhook-dispatcher.js';

// How long what is due waits at most for a free worker to look.
const lookEveryMs = 200;

/** Looks for due deliveries in every worker process; their leases see to it that each is held by one. */
@Injectable()
export class WebhookDispatchTask implements OnModuleDestroy {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dispatcher: WebhookDispatcher,
  ) {}

  @Interval(lookEveryMs)
  async tick(): Promise<void> {
    if (this.config.role !== 'api') await this.dispatcher.tick();
  }

  async onModuleDestroy(): Promise<void> {
    await this.dispatcher.stop();
  }
}
