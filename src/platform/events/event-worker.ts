import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { systemActor } from '../actor/actor.js';
import { CONFIG, type Config } from '../config/config.js';
import { WorkerDatabase } from '../database/worker-database.js';
import { Problem } from '../problems/problem.js';
import { Refused } from '../problems/refused.js';
import { Queue, type QueueEntry, type Ran } from '../queue/queue.js';
import { EventBus } from './event-bus.js';
import { PoisonedEvent } from './poisoned-event.js';

/** Runs the event handlers of every module, in worker processes: each entry in one transaction of its organization. */
@Injectable()
export class EventWorker implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(EventWorker.name);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly events: EventBus,
    private readonly queue: Queue,
    private readonly database: WorkerDatabase,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.start();
    if (this.config.role === 'api') return;
    for (const name of this.events.handlerNames) await this.queue.work(name, (entry) => this.#run(name, entry));
  }

  async onModuleDestroy(): Promise<void> {
    if (this.config.role !== 'api') await this.queue.stopWorking();
  }

  async #run(name: string, entry: QueueEntry): Promise<Ran> {
    const facts = { handler: name, organizationId: entry.organizationId, eventId: entry.eventId };
    try {
      const actor = systemActor(entry.organizationId);
      const problem = await this.database.write(actor, (tx) => this.events.run(name, entry.eventId, tx));
      // Two writers met at a key: the transaction was rolled back, and the next attempt sees what the other wrote.
      if (problem instanceof Problem) throw new Refused(problem);
      return 'done';
    } catch (error) {
      this.#logger.error({ err: error, ...facts }, 'an event could not be handled');
      return error instanceof PoisonedEvent ? 'poisoned' : 'again';
    }
  }
}
