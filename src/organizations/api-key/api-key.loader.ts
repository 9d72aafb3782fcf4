import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { ApiKeyEntity } from './api-key.entity.js';

export type ApiKeyRow = Omit<ApiKeyEntity, 'organizationId' | 'secretHash'>;

const columns = `id, name, mode, scopes, created_at AS "createdAt", expires_at AS "expiresAt", revoked_at AS "revokedAt",
  last_used_at AS "lastUsedAt"`;

const selectById = statement(
  'api_key_by_id',
  `SELECT ${columns} FROM api_keys WHERE organization_id = $1 AND id = ANY($2)`,
);

export const apiKeyPages = idPages(
  'api_key_page',
  (beyond, order) =>
    `SELECT ${columns} FROM api_keys WHERE organization_id = $1 AND id ${beyond} $2 ORDER BY id ${order} LIMIT $3`,
);

export const countApiKeys = statement(
  'api_key_count',
  'SELECT count(*) AS count FROM api_keys WHERE organization_id = $1',
);

export const apiKeyById: LoaderDefinition<string, ApiKeyRow> = {
  fetch: async (tx, ids) => byId(await tx.query<ApiKeyRow>(selectById, [tx.organizationId, ids])),
};
