import { handler } from '../../platform/events/subscription.js';
import { webhookEndpointDisabled } from '../endpoint/endpoint.events.js';
import { TellAdmins } from '../endpoint/tell-admins.js';

export const tellAdminsWhenWebhookEndpointIsDisabled = handler({
  name: 'tell-admins-when-webhook-endpoint-is-disabled',
  on: webhookEndpointDisabled,
  inject: [TellAdmins],
  run: ([admins], { webhookEndpointId, disabledBecause }, tx) => admins.tell(tx, webhookEndpointId, disabledBecause),
});
