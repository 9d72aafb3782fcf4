import { type NodeType, nodeOfTable } from '../platform/graphql/node/node.js';
import { jobById } from './job.loader.js';

export const jobNodes: readonly NodeType[] = [nodeOfTable('jobs', { name: 'Job', scope: 'reads', byId: jobById })];
