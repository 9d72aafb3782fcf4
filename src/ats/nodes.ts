import { type NodeType, nodeOfTable } from '../platform/graphql/node/node.js';
import { atsIntegrationById } from './connection/ats-connection.reads.js';
import { heldRowById } from './held/held-row.reads.js';
import { atsWordById } from './words/ats-word.reads.js';

export const atsNodes: readonly NodeType[] = [
  nodeOfTable('ats_connections', { name: 'AtsIntegration', scope: 'sync', byId: atsIntegrationById }),
  nodeOfTable('ats_held_rows', { name: 'HeldRow', scope: 'sync', byId: heldRowById }),
  nodeOfTable('ats_words', { name: 'AtsWord', scope: 'sync', byId: atsWordById }),
];
