import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../../platform/actor/actor.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { EventBus } from '../../platform/events/event-bus.js';

/** The same transaction at another instant and in another's name: a history of weeks is written whole or not at all. */
export function transactionAsOf(
  tx: WriteTransaction,
  events: EventBus,
  { at, actor }: { readonly at: Temporal.Instant; readonly actor: Actor },
): WriteTransaction {
  const then: WriteTransaction = {
    ...tx,
    actor,
    now: at,
    publish: (type, payload, options = {}) => events.publish(then, type, payload, options),
  };
  return then;
}
