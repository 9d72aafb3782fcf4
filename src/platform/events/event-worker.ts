import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { systemActor } from '../actor/actor.js';
import { CONFIG, type Config } from '../config/config.js';
import { onceBack } from '../database/once-back.js';
import { WorkerDatabase } from '../database/worker-database.js';
import { Problem } from '../problems/problem.js';
import { Refused } from '../problems/refused.js';
import { eventIdsOf, type Pace, Queue, type QueueEntry, type Ran } from '../queue/queue.js';
import { EventBus } from './event-bus.js';
import { PoisonedEvent } from './poisoned-event.js';

/** Entries of one organization, for one transaction. */
type Group = readonly [QueueEntry, ...QueueEntry[]];

const oneByOne: Pace = { most: 50, pauseMs: 0 };
// A fetch costs as much as a transaction: together, they are to be few beside what they carry.
const together: Pace = { most: 200, pauseMs: 2_000 };

// Events in one transaction: until it ends, whoever changes what it told of waits.
const mostTogether = 100;

// An entry that was fetched and cannot be done is the process's own until it expires, a minute later: nobody else takes it up,
// however soon the database is back. Tries, one a second.
const mostTries = 45;

// It holds the locks of many while it waits for one: it gives up before PostgreSQL looks for a deadlock (1 s), so that
// whoever it met goes on.
const givesUpSoon = `SET LOCAL lock_timeout = '200ms'`;

/**
 * Runs the event handlers of every module, in worker processes: each entry in one transaction of its organization, or,
 * where the handler takes many, what was fetched of one organization in one.
 */
@Injectable()
export class EventWorker implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(EventWorker.name);
  readonly #stopping = new AbortController();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly events: EventBus,
    private readonly queue: Queue,
    private readonly database: WorkerDatabase,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.start();
    if (this.config.role === 'api') return;
    for (const name of this.events.handlerNames) {
      if (this.events.isTogether(name))
        await this.queue.work(name, (entries) => this.#runTogether(name, entries), together);
      else await this.queue.work(name, (entries) => this.#runEach(name, entries), oneByOne);
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping.abort();
    if (this.config.role !== 'api') await this.queue.stopWorking();
  }

  async #runEach(name: string, entries: readonly QueueEntry[]): Promise<readonly Ran[]> {
    const ran: Ran[] = [];
    for (const entry of entries) ran.push(await this.#runOne(name, entry));
    return ran;
  }

  async #runTogether(name: string, entries: readonly QueueEntry[]): Promise<readonly Ran[]> {
    const ran = new Map<QueueEntry, Ran>();
    for (const group of groupsOf(entries)) {
      for (const [number, result] of (await this.#runGroup(name, group)).entries())
        ran.set(group[number] as QueueEntry, result);
    }
    return entries.map((entry) => ran.get(entry) ?? 'again');
  }

  /** One that cannot be done does not take its companions along: they are done again one by one. */
  async #runGroup(name: string, group: Group): Promise<readonly Ran[]> {
    const events = group.flatMap(eventIdsOf).length;
    if (events === 1) return await this.#runEach(name, group);
    try {
      await this.#transact(name, group);
      return group.map(() => 'done');
    } catch (error) {
      const [{ organizationId }] = group;
      const facts = { handler: name, organizationId, events };
      this.#logger.warn({ err: error, ...facts }, 'events could not be handled together: each is handled alone');
      return await this.#runEach(name, group);
    }
  }

  async #runOne(name: string, entry: QueueEntry): Promise<Ran> {
    try {
      if (entry.moreEventIds === undefined) await this.#transact(name, [entry]);
      else await this.#takeApart(name, entry);
      return 'done';
    } catch (error) {
      const facts = { handler: name, organizationId: entry.organizationId, eventId: entry.eventId };
      this.#logger.error({ err: error, ...facts }, 'an event could not be handled');
      return error instanceof PoisonedEvent ? 'poisoned' : 'again';
    }
  }

  /** Each of its events gets an entry of its own, and is tried again or given up for itself. */
  async #takeApart(name: string, entry: QueueEntry): Promise<void> {
    const { organizationId } = entry;
    const entries = eventIdsOf(entry).map((eventId) => ({ organizationId, eventId }));
    await this.database.write(systemActor(organizationId), (tx) => this.queue.addAll(tx, name, entries));
  }

  async #transact(name: string, group: Group): Promise<void> {
    const [{ organizationId }] = group;
    const ids = group.flatMap(eventIdsOf);
    const handle = () =>
      this.database.write(systemActor(organizationId), async (tx) => {
        if (ids.length > 1) await tx.query(givesUpSoon, []);
        await this.events.run(name, ids, tx);
      });
    const problem = await onceBack(handle, { tries: mostTries, signal: this.#stopping.signal });
    // Two writers met at a key: the transaction was rolled back, and the next attempt sees what the other wrote.
    if (problem instanceof Problem) throw new Refused(problem);
  }
}

function groupsOf(entries: readonly QueueEntry[]): readonly Group[] {
  const groups: [QueueEntry, ...QueueEntry[]][] = [];
  for (const own of Map.groupBy(entries, ({ organizationId }) => organizationId).values()) {
    let events = Infinity;
    for (const entry of own) {
      const more = eventIdsOf(entry).length;
      events += more;
      if (events <= mostTogether) groups.at(-1)?.push(entry);
      else {
        groups.push([entry]);
        events = more;
      }
    }
  }
  return groups;
}
