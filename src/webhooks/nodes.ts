import { type NodeType, nodeOfTable } from '../platform/graphql/node/node.js';
import { calendarFeedById } from './calendar/calendar-feed.reads.js';
import { webhookDeliveryById } from './delivery/webhook-delivery.reads.js';
import { webhookEndpointById } from './endpoint/webhook-endpoint.reads.js';
import { feedEventById } from './feed/feed.reads.js';

export const webhookNodes: readonly NodeType[] = [
  nodeOfTable('calendar_feeds', { name: 'CalendarFeed', scope: 'reads', byId: calendarFeedById }),
  nodeOfTable('feed_events', { name: 'Event', scope: 'reads', byId: feedEventById }),
  nodeOfTable('webhook_endpoints', { name: 'WebhookEndpoint', scope: 'webhooks', byId: webhookEndpointById }),
  nodeOfTable('webhook_deliveries', { name: 'WebhookDelivery', scope: 'webhooks', byId: webhookDeliveryById }),
];
