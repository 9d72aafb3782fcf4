import { type NodeType, nodeOfTable } from '../platform/graphql/node/node.js';
import { openFollowUpById } from './follow-ups/follow-up.reads.js';
import { notificationById } from './notification/notification.reads.js';

export const notificationNodes: readonly NodeType[] = [
  nodeOfTable('notifications', { name: 'Notification', scope: 'reads', byId: notificationById }),
  nodeOfTable('follow_ups', { name: 'FollowUp', scope: 'reads', byId: openFollowUpById }),
];
