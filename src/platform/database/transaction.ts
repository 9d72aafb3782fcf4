import type { Temporal } from 'temporal-polyfill';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../actor/actor.js';
import type { EventType, Publication } from '../events/event-type.js';
import type { Statement } from './statement.js';

/** A transaction inside one organization: reads see that organization's rows and no others. */
export interface ReadTransaction {
  readonly organizationId: string;
  /** The instant of this transaction, in whole milliseconds: the database's clock, read once. */
  now(): Promise<Temporal.Instant>;
  query<Row>(statement: Statement, parameters: readonly unknown[]): Promise<Row[]>;
}

/** A transaction that changes rows of one organization, on behalf of an actor. */
export interface WriteTransaction {
  readonly organizationId: string;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly manager: EntityManager;
  /**
   * Rows of a statement, or of a text that has no name; for what the entity manager cannot say. It leaves at once: what is
   * asked together is one round trip, and runs in the order of the calls.
   */
  query<Row>(statement: Statement | string, parameters: readonly unknown[]): Promise<Row[]>;
  /** The same of a statement whose answer nobody needs: a transaction that `tells` goes on without it. */
  tell(statement: Statement | string, parameters: readonly unknown[]): Promise<void>;
  /** Writes a domain event, runs its listeners and queues its handlers, all in this transaction. */
  publish<Payload extends object>(type: EventType<Payload>, payload: Payload, options?: PublishOptions): Promise<void>;
  /** The same of several events, in that order, in few statements. */
  publishAll(events: readonly Publication[], options?: PublishOptions): Promise<void>;
}

/** A transaction that is about to begin: what is asked leaves with its BEGIN, and knows its instant as `app.now` alone. */
export type BeginningTransaction = Pick<WriteTransaction, 'organizationId' | 'manager' | 'query'>;

export interface PublishOptions {
  /** The handlers run at this instant at the earliest; now, if left out. */
  readonly notBefore?: Temporal.Instant;
}
