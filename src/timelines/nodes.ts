import { type NodeType, nodeOfTable } from '../platform/graphql/node/node.js';
import { timelineById } from './timeline/timeline.loaders.js';

export const timelineNodes: readonly NodeType[] = [
  nodeOfTable('timelines', { name: 'Timeline', scope: 'reads', byId: timelineById }),
];
