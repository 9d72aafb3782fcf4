import { Injectable } from '@nestjs/common';
import { recordOf, systemActor } from '../actor/actor.js';
import { type GroupStatements, transactionNow } from '../database/group-transaction.js';
import { statement, statementOf } from '../database/statement.js';
import type { PublishOptions, WriteTransaction } from '../database/transaction.js';
import { newId } from '../ids/uuid.js';
import { Queue, type QueueEntry } from '../queue/queue.js';
import { type DomainEvent, type EventType, type Publication, publication } from './event-type.js';
import { PoisonedEvent } from './poisoned-event.js';
import type { Subscription } from './subscription.js';

type React = (event: DomainEvent<object>, tx: WriteTransaction) => Promise<void>;
type ReactTogether = (events: readonly DomainEvent<object>[], tx: WriteTransaction) => Promise<void>;

interface Handler {
  readonly queue: string;
  readonly type: EventType<object>;
  readonly react: ReactTogether;
  readonly isTogether: boolean;
}

const insertEvents = statement(
  'insert_events_of_group',
  `INSERT INTO domain_events (organization_id, id, type, payload, actor, at)
   SELECT $1, e.id, e.type, e.payload, $5::jsonb, ${transactionNow}
   FROM unnest($2::uuid[], $3::text[], $4::jsonb[]) e (id, type, payload)`,
);
const insertAll = statement(
  'insert_events',
  `  INSERT INTO domain_events (organization_id, id, type, payload, actor, at)
  SELECT $1, e.id, e.type, e.payload, $3::jsonb, $4 FROM jsonb_to_recordset($2::jsonb) e (id uuid, type text, payload jsonb)`,
);
const selectEvents = `
  SELECT id, type, payload FROM domain_events WHERE organization_id = $1 AND id = ANY($2::uuid[]) ORDER BY id`;

/**
 * Carries domain events to those who subscribed. A listener runs inside the publisher's transaction and writes only
 * its own module's tables. A handler runs later, in the worker, in a transaction of its own; the queue entry that
 * wakes it is written in the publisher's transaction, so that an event which happened is never forgotten and one
 * which was rolled back never heard of.
 */
@Injectable()
export class EventBus {
  readonly #listeners = new Map<string, React[]>();
  readonly #handlers = new Map<string, Handler>();

  constructor(private readonly queue: Queue) {}

  subscribe({ name, kind, event, react }: Subscription): void {
    if (kind === 'listener') this.listen(event, (heard, tx) => react([heard], tx));
    else if (kind === 'handler') this.handle(event, name, (heard, tx) => react([heard], tx));
    else this.handleTogether(event, name, react);
  }

  listen<Payload extends object>(
    type: EventType<Payload>,
    react: (event: DomainEvent<Payload>, tx: WriteTransaction) => Promise<void>,
  ): void {
    const listeners = this.#listeners.get(type.name) ?? [];
    this.#listeners.set(type.name, [...listeners, react as React]);
  }

  /** `name` is a sentence in kebab case and the name of the handler's queue: it must not change once deployed. */
  handle<Payload extends object>(
    type: EventType<Payload>,
    name: string,
    react: (event: DomainEvent<Payload>, tx: WriteTransaction) => Promise<void>,
  ): void {
    const one = react as React;
    this.#add(type as EventType<object>, name, false, async (events, tx) => {
      for (const event of events) await one(event, tx);
    });
  }

  /**
   * The same for a handler that does many at once for less: it is given events of one organization that waited together,
   * in one transaction. If that fails, each of them is given to it alone.
   */
  handleTogether<Payload extends object>(
    type: EventType<Payload>,
    name: string,
    react: (events: readonly DomainEvent<Payload>[], tx: WriteTransaction) => Promise<void>,
  ): void {
    this.#add(type as EventType<object>, name, true, react as ReactTogether);
  }

  /** Whether the handler is given many events at once. */
  isTogether(name: string): boolean {
    return this.#handlers.get(name)?.isTogether ?? false;
  }

  get handlerNames(): readonly string[] {
    return [...this.#handlers.keys()];
  }

  async publish<Payload extends object>(
    tx: WriteTransaction,
    type: EventType<Payload>,
    payload: Payload,
    options: PublishOptions,
  ): Promise<void> {
    await this.publishAll(tx, [publication(type, payload)], options);
  }

  /** Several events at once, in that order: stored in one statement, and their queue entries in one for each queue. */
  async publishAll(tx: WriteTransaction, all: readonly Publication[], options: PublishOptions = {}): Promise<void> {
    const events = all.map(({ type, payload }) => ({ id: newId(), type: type.name, payload }));
    if (events.length === 0) return;
    const actor = JSON.stringify(recordOf(tx.actor));
    await tx.tell(insertAll, [tx.organizationId, JSON.stringify(events), actor, tx.now.toString()]);
    for (const event of events) {
      for (const react of this.#listeners.get(event.type) ?? []) await react(event, tx);
    }
    for (const handler of this.#handlers.values()) {
      const heard = events.filter((event) => event.type === handler.type.name);
      const entries = entriesOf(handler, tx.organizationId, heard);
      if (entries.length > 0) await this.queue.addAll(tx, handler.queue, entries, options.notBefore);
    }
  }

  /**
   * The same in a transaction in which much is recorded together, by the system. Not of a kind that has listeners: those
   * work in a transaction of their own.
   */
  async publishGroup(tx: GroupStatements, all: readonly Publication[]): Promise<void> {
    const listened = all.find(({ type }) => this.#listeners.has(type.name));
    if (listened !== undefined) throw new Error(`"${listened.type.name}" has listeners: it is published alone`);
    if (all.length === 0) return;
    const { organizationId } = tx;
    const events = all.map(({ type, payload }) => ({ id: newId(), type: type.name, payload }));
    const lists = [events.map(({ id }) => id), events.map(({ type }) => type)];
    const payloads = events.map(({ payload }) => JSON.stringify(payload));
    const actor = JSON.stringify(recordOf(systemActor(organizationId)));
    const stored = tx.query(insertEvents, [organizationId, ...lists, payloads, actor]);
    const tell: WriteTransaction['tell'] = async (asked, values) => {
      await tx.query(typeof asked === 'string' ? statementOf(asked) : asked, values);
    };
    const queued = [...this.#handlers.values()].flatMap((handler) => {
      const heard = events.filter(({ type }) => type === handler.type.name);
      const entries = entriesOf(handler, organizationId, heard);
      return entries.length > 0 ? [this.queue.addAll({ tell }, handler.queue, entries)] : [];
    });
    await Promise.all([stored, ...queued]);
  }

  /** Runs one handler for stored events of the organization, in the order in which they happened: all or none of them. */
  async run(name: string, eventIds: readonly string[], tx: WriteTransaction): Promise<void> {
    const handler = this.#handlers.get(name);
    if (handler === undefined) throw new PoisonedEvent(`no handler is called "${name}"`);
    const stored = await tx.query<DomainEvent<object>>(selectEvents, [tx.organizationId, eventIds]);
    if (stored.length < new Set(eventIds).size) throw new PoisonedEvent('the event does not exist');
    await handler.react(
      stored.map((event) => shaped(handler, event)),
      tx,
    );
  }

  #add(type: EventType<object>, name: string, isTogether: boolean, react: ReactTogether): void {
    if (this.#handlers.has(name)) throw new Error(`two event handlers are called "${name}"`);
    this.#handlers.set(name, { queue: name, type, react, isTogether });
  }
}

// Of those the worker makes a transaction, which holds the locks of all it touches: a few such entries are enough for one.
const mostInEntry = 50;

/** One for each event; a handler that takes many has one for many of them. */
function entriesOf(
  { isTogether }: Handler,
  organizationId: string,
  events: readonly { readonly id: string }[],
): readonly QueueEntry[] {
  const most = isTogether ? mostInEntry : 1;
  const entries: QueueEntry[] = [];
  for (let from = 0; from < events.length; from += most) {
    const [eventId, ...moreEventIds] = events.slice(from, from + most).map(({ id }) => id);
    if (eventId === undefined) continue;
    entries.push({ organizationId, eventId, ...(moreEventIds.length > 0 ? { moreEventIds } : {}) });
  }
  return entries;
}

function shaped({ type }: Handler, stored: DomainEvent<object>): DomainEvent<object> {
  const payload = type.payload.safeParse(stored.payload);
  if (!payload.success) throw new PoisonedEvent(`the payload of ${stored.type} does not have its shape`);
  return { ...stored, payload: payload.data };
}
