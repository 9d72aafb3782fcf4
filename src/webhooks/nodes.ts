import { type NodeType, nodeOfTable } from '../platform/graphql/node/node.js';
import { feedEventById } from './feed/feed.reads.js';

export const webhookNodes: readonly NodeType[] = [
  nodeOfTable('feed_events', { name: 'Event', scope: 'reads', byId: feedEventById }),
];
