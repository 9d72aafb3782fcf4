import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { EventBus } from './event-bus.js';
import { type DeclaredSubscription, SUBSCRIPTIONS, type Subscription } from './subscription.js';

/** Hands the bus every subscription, in their order. */
@Injectable()
export class Subscriber implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly modules: ModuleRef,
    @Inject(SUBSCRIPTIONS) private readonly subscriptions: readonly DeclaredSubscription[],
  ) {}

  onModuleInit(): void {
    for (const { provide } of this.subscriptions) {
      this.events.subscribe(this.modules.get<symbol, Subscription>(provide, { strict: false }));
    }
  }
}
