import { type NodeType, nodeOfTable } from '../platform/graphql/node/node.js';
import { apiKeyById } from './api-key/api-key.loader.js';
import { identityProviderById } from './identity-provider/identity-provider.loader.js';
import { memberById } from './member/member.loader.js';
import { organizationById } from './organization/organization.loader.js';

export const organizationNodes: readonly NodeType[] = [
  { name: 'Organization', scope: 'reads', from: 'organizations WHERE id = $1 AND id = $2', byId: organizationById },
  nodeOfTable('members', { name: 'Member', scope: 'reads', byId: memberById }),
  nodeOfTable('api_keys', { name: 'ApiKey', scope: 'admin', byId: apiKeyById }),
  nodeOfTable('identity_providers', { name: 'IdentityProvider', scope: 'admin', byId: identityProviderById }),
];
