import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type JobResult, PgBoss } from 'pg-boss';
import type { Temporal } from 'temporal-polyfill';
import { CONFIG, type Config } from '../config/config.js';
import { oftenAsked } from '../database/statement.js';
import type { WriteTransaction } from '../database/transaction.js';
import { DiskSpace } from '../health/disk-space.js';
import { watchedClient } from '../wire/watched-client.js';
import { queueSchema } from './queue-schema.js';

/** A queue entry holds ids only: what it is about is read when it is run, inside the organization. */
export interface QueueEntry {
  readonly organizationId: string;
  readonly eventId: string;
  /** Further events, which happened with it, for a handler that takes many. */
  readonly moreEventIds?: readonly string[];
}

export function eventIdsOf({ eventId, moreEventIds = [] }: QueueEntry): readonly string[] {
  return [eventId, ...moreEventIds];
}

// Not among its own options, but handed on to pg. The connection that listens has a heartbeat instead, of 10 s and 5 s.
const timeLimits = (space: DiskSpace) => ({
  statement_timeout: 15_000,
  Client: watchedClient(16_500, (code) => space.heard(code)),
});

/** How one entry ended: done, to be tried again, or never to be tried again. */
export type Ran = 'done' | 'again' | 'poisoned';

/** How a queue is fetched. */
export interface Pace {
  /** Entries at a time. */
  readonly most: number;
  /** How long more may gather after a fetch that was not full, in milliseconds. */
  readonly pauseMs: number;
}

/**
 * The queue that carries domain events to their handlers: pg-boss in the service's own database. It wakes and
 * retries; what was told and sent is decided by the ledgers, so an entry that runs twice changes nothing.
 */
@Injectable()
export class Queue implements OnApplicationShutdown {
  readonly #logger = new Logger(Queue.name);
  readonly #boss: PgBoss;
  readonly #working: string[] = [];
  #started: Promise<unknown> | undefined;
  #isUnheard = false;
  readonly #stopping = new AbortController();

  constructor(@Inject(CONFIG) config: Config, space: DiskSpace) {
    const works = config.role !== 'api';
    this.#boss = new PgBoss({
      connectionString: config.databaseUrl,
      schema: queueSchema,
      application_name: 'followthrough-queue',
      ...timeLimits(space),
      // Fetching, completing and maintaining take turns on two connections; sends ride on the caller's.
      max: 2,
      // The schema and its queues are the migration's, installed by the owner.
      migrate: false,
      createSchema: false,
      schedule: false,
      reindex: false,
      supervise: works,
      useListenNotify: works,
    });
    this.#boss.on('error', (error) => this.#report(error));
  }

  start(): Promise<unknown> {
    this.#started ??= this.#boss.start();
    return this.#started;
  }

  /** Adds entries in the caller's transaction: they exist if and only if that transaction commits. */
  async addAll(
    tx: Pick<WriteTransaction, 'tell'>,
    queue: string,
    entries: readonly QueueEntry[],
    notBefore?: Temporal.Instant,
  ): Promise<void> {
    await this.start();
    const startAfter = notBefore === undefined ? {} : { startAfter: new Date(notBefore.epochMilliseconds) };
    // Entries of one organization form a group, so that a flood of one cannot starve the others.
    const jobs = entries.map((data) => ({ data, group: { id: data.organizationId }, ...startAfter }));
    await this.#boss.insert(queue, jobs, {
      db: {
        executeSql: async (text, values) => {
          await tx.tell(oftenAsked(text), values ?? []);
          return { rows: [] };
        },
      },
    });
  }

  /**
   * Runs the entries of one queue until the queue is stopped, as many at a time as were fetched.
   * @param run answers in their order
   */
  async work(
    queue: string,
    run: (entries: readonly QueueEntry[]) => Promise<readonly Ran[]>,
    { most, pauseMs }: Pace,
  ): Promise<void> {
    await this.start();
    this.#working.push(queue);
    const options = {
      batchSize: most,
      // While there are more, the next are fetched at once.
      burstWhenBatchFull: true,
      perJobResults: true,
      notifyPollingIntervalSeconds: 2,
      pollingIntervalSeconds: 0.5,
    } as const;
    await this.#boss.work<QueueEntry, unknown, typeof options>(queue, options, async (jobs) => {
      const begun = performance.now();
      const ran = await run(jobs.map(({ data }) => data));
      if (jobs.length < most) await this.#pause(pauseMs - (performance.now() - begun));
      return jobs.map(({ id }, number): JobResult => ({ id, status: statusOf[ran[number] ?? 'again'] }));
    });
  }

  /** Takes no more entries and lets those under way finish. Adding goes on: requests may still be under way. */
  async stopWorking(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#working.splice(0).map((queue) => this.#boss.offWork(queue, { wait: true })));
  }

  /**
   * Every entry that is added wakes its worker. While it does not answer, the next gather: one that comes alone is run at
   * once and only recorded later, and what a kill leaves unrecorded is run again.
   */
  async #pause(ms: number): Promise<void> {
    if (ms > 0) await delay(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }

  /** Behind a transaction pooler nobody listens: pg-boss finds that out again and again, and looks for itself instead. */
  #report(told: Told): void {
    if (told.message !== unheard) {
      this.#logger.error({ err: asError(told), queue: told.queue }, 'queue error');
    } else if (!this.#isUnheard) {
      this.#isUnheard = true;
      this.#logger.warn('the queue is not notified of new entries: it looks every two seconds');
    }
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#started === undefined) return;
    await this.#started.catch(() => undefined);
    // Nothing is under way any more; the limit is for a database that went away meanwhile.
    await this.#boss.stop({ graceful: true, timeout: 5_000, close: true });
  }
}

// What pg-boss says when the session that listens is not its own.
const unheard = 'LISTEN/NOTIFY channel registration was lost';

/** An error, or what pg-boss makes of one that a worker of a queue met: its own properties and its texts. */
type Told = Error & { readonly queue?: string };

function asError(told: Told): Error {
  if (told instanceof Error) return told;
  const { message, stack, name, code } = told as { message: string; stack?: string; name?: string; code?: string };
  return Object.assign(new Error(message), { stack, ...(name ? { name } : {}), ...(code ? { code } : {}) });
}

const statusOf = { done: 'completed', again: 'failed', poisoned: 'deadletter' } as const satisfies Record<
  Ran,
  JobResult['status']
>;
