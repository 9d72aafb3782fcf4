import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { OneAtATime } from '../../platform/schedule/one-at-a-time.js';
import { WebhookDispatcher } from '../dispatch/webhook-dispatcher.js';
import { Sequencer } from './sequencer.js';

// An event is in the feed within a second of its commit. What gathers meanwhile costs little more than one of it does.
const lookEveryMs = 700;

/** Numbers events in every worker process; a row of each organization sees to it that one does at a time. */
@Injectable()
export class SequencerTask implements OnModuleDestroy {
  readonly #logger = new Logger(SequencerTask.name);
  readonly #recurring: OneAtATime;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    sequencer: Sequencer,
    dispatcher: WebhookDispatcher,
  ) {
    let isAway = false;
    this.#recurring = new OneAtATime(
      async () => {
        // Whoever is to hear of it does so at once.
        if ((await sequencer.run()) > 0) await dispatcher.tick();
        isAway = false;
      },
      (error) => {
        // Said once, and not five times a second while the database is away.
        if (!isAway) this.#logger.warn({ err: error }, 'numbering events failed; the next look catches up');
        isAway = true;
      },
    );
  }

  @Interval(lookEveryMs)
  async tick(): Promise<void> {
    if (this.config.role !== 'api') await this.#recurring.again();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#recurring.stop();
  }
}
