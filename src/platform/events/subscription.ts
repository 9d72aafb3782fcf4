import type { FactoryProvider } from '@nestjs/common';
import type { WriteTransaction } from '../database/transaction.js';
import type { DomainEvent, EventType } from './event-type.js';

/**
 * How an event is heard of: by a listener, inside the transaction that publishes it; or by a handler, later, in a worker,
 * event by event or those of one organization that waited together.
 */
export type SubscriptionKind = 'listener' | 'handler' | 'handler of many';

/** What is done when an event happens. `name` is a sentence in kebab case; a handler's is also that of its queue. */
export class Subscription {
  readonly name: string;
  readonly kind: SubscriptionKind;
  readonly event: EventType<object>;
  readonly react: (events: readonly DomainEvent<object>[], tx: WriteTransaction) => Promise<void>;

  constructor({ name, kind, event, react }: Pick<Subscription, 'name' | 'kind' | 'event' | 'react'>) {
    this.name = name;
    this.kind = kind;
    this.event = event;
    this.react = react;
  }
}

/** A provider of the module that knows what to do; what is said of it can be read before anything is provided. */
export interface DeclaredSubscription extends FactoryProvider<Subscription> {
  readonly provide: symbol;
  readonly declared: Pick<Subscription, 'name' | 'kind' | 'event'>;
}

/** Every subscription of the service, in the order in which listeners are called. */
export const SUBSCRIPTIONS = Symbol('subscriptions');

type Injectable = abstract new (...args: never[]) => unknown;
type Instances<Injected extends readonly Injectable[]> = { [K in keyof Injected]: InstanceType<Injected[K]> };

interface Spec<Payload extends object, Injected extends readonly Injectable[], Heard> {
  readonly name: string;
  readonly on: EventType<Payload>;
  readonly inject: Injected;
  readonly run: (injected: Instances<Injected>, heard: Heard, tx: WriteTransaction) => Promise<unknown>;
}

/** Declares what is done in the transaction of whoever publishes the event: it writes its own module's tables alone. */
export function listener<Payload extends object, const Injected extends readonly Injectable[]>(
  spec: Spec<Payload, Injected, Payload>,
): DeclaredSubscription {
  return declare('listener', spec, (run) => onByOne(run));
}

/** Declares what a worker does afterwards. It may be run twice: what it does is then done already. */
export function handler<Payload extends object, const Injected extends readonly Injectable[]>(
  spec: Spec<Payload, Injected, Payload>,
): DeclaredSubscription {
  return declare('handler', spec, (run) => onByOne(run));
}

/** The same for many at once, in one transaction: what costs less together. If that fails, each is handled alone. */
export function handlerOfMany<Payload extends object, const Injected extends readonly Injectable[]>(
  spec: Spec<Payload, Injected, readonly Payload[]>,
): DeclaredSubscription {
  return declare('handler of many', spec, (run) => async (events, tx) => {
    await run(
      events.map(({ payload }) => payload as Payload),
      tx,
    );
  });
}

type Run<Heard> = (heard: Heard, tx: WriteTransaction) => Promise<unknown>;

function onByOne<Payload>(run: Run<Payload>): Subscription['react'] {
  return async (events, tx) => {
    for (const { payload } of events) await run(payload as Payload, tx);
  };
}

function declare<Payload extends object, Injected extends readonly Injectable[], Heard>(
  kind: SubscriptionKind,
  { name, on, inject, run }: Spec<Payload, Injected, Heard>,
  reacting: (run: Run<Heard>) => Subscription['react'],
): DeclaredSubscription {
  const declared = { name, kind, event: on as EventType<object> };
  return {
    provide: Symbol(name),
    declared,
    inject: [...inject] as never[],
    useFactory: (...injected: unknown[]) =>
      new Subscription({
        ...declared,
        react: reacting((heard, tx) => run(injected as unknown as Instances<Injected>, heard, tx)),
      }),
  };
}
