import { type NodeType, nodeOfTable } from '../../platform/graphql/node/node.js';
import { atsDeliveryById } from './ats-delivery.reads.js';

export const inboxNodes: readonly NodeType[] = [
  nodeOfTable('ats_deliveries', { name: 'AtsDelivery', scope: 'sync', byId: atsDeliveryById }),
];
