import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { IdentityProviderEntity } from './identity-provider.entity.js';

export type IdentityProviderStatus = 'PENDING' | 'VERIFIED' | 'DISPLACED' | 'REMOVED';

export type IdentityProviderRow = Omit<IdentityProviderEntity, 'organizationId'> & {
  readonly status: IdentityProviderStatus;
};

const columns = `id, issuer, audience, email_claim AS "emailClaim", name_claim AS "nameClaim", created_at AS "createdAt",
  verified_by AS "verifiedBy", verified_at AS "verifiedAt", removed_at AS "removedAt",
  CASE WHEN removed_at IS NOT NULL THEN 'REMOVED' WHEN verified_at IS NULL THEN 'PENDING'
    WHEN EXISTS (SELECT FROM find_identity_holders(issuer, ARRAY[audience]) h WHERE h.id = identity_providers.id) THEN 'VERIFIED'
    ELSE 'DISPLACED' END AS status`;

const selectById = statement(
  'identity_provider_by_id',
  `SELECT ${columns} FROM identity_providers WHERE organization_id = $1 AND id = ANY($2)`,
);

export const identityProviderPages = idPages(
  'identity_provider_page',
  (beyond, order) =>
    `SELECT ${columns} FROM identity_providers
     WHERE organization_id = $1 AND id ${beyond} $2 AND removed_at IS NULL ORDER BY id ${order} LIMIT $3`,
);

export const countIdentityProviders = statement(
  'identity_provider_count',
  'SELECT count(*) AS count FROM identity_providers WHERE organization_id = $1 AND removed_at IS NULL',
);

export const identityProviderById: LoaderDefinition<string, IdentityProviderRow> = {
  fetch: async (tx, ids) => byId(await tx.query<IdentityProviderRow>(selectById, [tx.organizationId, ids])),
};
