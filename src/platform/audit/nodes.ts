import { type NodeType, nodeOfTable } from '../graphql/node/node.js';
import { entryById } from './audit.reads.js';

export const auditNodes: readonly NodeType[] = [
  nodeOfTable('audit_entries', { name: 'AuditEntry', scope: 'audit:read', byId: entryById }),
];
