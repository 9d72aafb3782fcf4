import { type NodeType, nodeOfTable } from '../platform/graphql/node/node.js';
import { candidateById } from './candidate.loader.js';

export const candidateNodes: readonly NodeType[] = [
  nodeOfTable('candidates', { name: 'Candidate', scope: 'reads', byId: candidateById }),
];
