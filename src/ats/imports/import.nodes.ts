import { type NodeType, nodeOfTable } from '../../platform/graphql/node/node.js';
import { atsImportById } from './import-reads.js';

export const importNodes: readonly NodeType[] = [
  nodeOfTable('ats_imports', { name: 'AtsImport', scope: 'sync', byId: atsImportById }),
];
