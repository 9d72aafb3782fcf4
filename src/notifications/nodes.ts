import { type NodeType, nodeOfTable } from '../platform/graphql/node/node.js';
import { notificationById } from './notification/notification.reads.js';

export const notificationNodes: readonly NodeType[] = [
  nodeOfTable('notifications', { name: 'Notification', scope: 'reads', byId: notificationById }),
];
