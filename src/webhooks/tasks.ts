import { scheduledTask, workers } from '../platform/schedule/scheduled-task.js';
import { DeliveryRetention } from './dispatch/delivery-retention.js';
import { WebhookDispatcher } from './dispatch/webhook-dispatcher.js';
import { FeedRetention } from './feed/feed-retention.js';
import { Sequencer } from './feed/sequencer.js';

/** A row of each organization sees to it that one process at a time numbers its events. */
export const numberEvents = scheduledTask({
  name: 'number-events',
  // An event is in the feed within a second of its commit. What gathers meanwhile costs little more than one of it does.
  everyMs: 700,
  roles: workers,
  inject: [Sequencer, WebhookDispatcher],
  run: async ([sequencer, dispatcher]) => {
    // Whoever is to hear of it does so at once.
    if ((await sequencer.run()) > 0) await dispatcher.tick();
  },
});

/** Leases see to it that each delivery is held by one. */
export const dispatchWebhooks = scheduledTask({
  name: 'dispatch-webhooks',
  // How long what is due waits at most for a free worker to look.
  everyMs: 200,
  roles: workers,
  inject: [WebhookDispatcher],
  run: ([dispatcher]) => dispatcher.look(),
});

/** Two at once delete different rows. */
export const deleteOldEvents = scheduledTask({
  name: 'delete-old-events',
  // It is a matter of days.
  everyMs: 1_800_000,
  roles: workers,
  inject: [DeliveryRetention, FeedRetention],
  run: async ([deliveries, events], ending) => {
    await deliveries.run(ending);
    await events.run();
  },
});
