import { answerSubscriptions } from './answers/index.js';
import { applicationSubscriptions } from './applications/index.js';
import { atsSubscriptions } from './ats/index.js';
import { jobSubscriptions } from './jobs/index.js';
import { digestSubscriptions, notificationSubscriptions } from './notifications/index.js';
import { organizationSubscriptions } from './organizations/index.js';
import type { DeclaredSubscription } from './platform/events/subscription.js';
import { timelineSubscriptions } from './timelines/index.js';
import { webhookSubscriptions } from './webhooks/index.js';

/**
 * What every module hears of. Listeners of one event are called in this order, floor by floor: whoever is further up finds
 * done what is done below. docs/events.md shows them event by event.
 */
export const subscriptions: readonly DeclaredSubscription[] = [
  ...organizationSubscriptions,
  ...jobSubscriptions,
  ...applicationSubscriptions,
  ...timelineSubscriptions,
  ...digestSubscriptions,
  ...notificationSubscriptions,
  ...answerSubscriptions,
  ...atsSubscriptions,
  ...webhookSubscriptions,
];

/** The queues of every handler: the owner creates them when it migrates, because the service's role may not. */
export const queues: readonly string[] = subscriptions
  .map(({ declared }) => declared)
  .filter(({ kind }) => kind !== 'listener')
  .map(({ name }) => name);
