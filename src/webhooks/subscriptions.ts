import { candidateErased } from '../candidates/index.js';
import { type DeclaredSubscription, listener } from '../platform/events/subscription.js';
import { tellAdminsWhenWebhookEndpointIsDisabled } from './handlers/tell-admins-when-webhook-endpoint-is-disabled.js';
import { WebhooksPersonalData } from './personal-data.js';

const eraseFeedWhenCandidateIsErased = listener({
  name: 'erase-feed-when-candidate-is-erased',
  on: candidateErased,
  inject: [WebhooksPersonalData],
  run: ([data], { candidateId }, tx) => data.erase(tx, candidateId),
});

/** What the feed and its webhooks hear of. */
export const webhookSubscriptions: readonly DeclaredSubscription[] = [
  eraseFeedWhenCandidateIsErased,
  tellAdminsWhenWebhookEndpointIsDisabled,
];
