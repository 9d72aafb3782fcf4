import { z } from 'zod';
import { eventType } from '../../platform/events/event-type.js';

/** Nothing is sent to the endpoint any more: it said that it is gone, or it failed for days. */
export const webhookEndpointDisabled = eventType(
  'webhook_endpoint.disabled',
  z.object({ webhookEndpointId: z.uuid(), disabledBecause: z.enum(['GONE', 'FAILING']) }),
);
