import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { SendingDomainEntity } from './sending-domain.entity.js';

export type SendingDomainRow = Omit<SendingDomainEntity, 'organizationId' | 'nextCheckAt'>;

const columns = `id, domain, token, status, created_at AS "createdAt", verified_at AS "verifiedAt",
  checked_at AS "checkedAt", missing_since AS "missingSince", ownership_state AS "ownershipState",
  ownership_found AS "ownershipFound", signature_state AS "signatureState", signature_found AS "signatureFound",
  dkim_selector AS "dkimSelector", sender_address AS "senderAddress", sender_name AS "senderName",
  removed_at AS "removedAt"`;

const selectById = statement(
  'sending_domain_by_id',
  `SELECT ${columns} FROM sending_domains WHERE organization_id = $1 AND id = ANY($2)`,
);

export const sendingDomainPages = idPages(
  'sending_domain_page',
  (beyond, order) =>
    `SELECT ${columns} FROM sending_domains
     WHERE organization_id = $1 AND id ${beyond} $2 AND removed_at IS NULL ORDER BY id ${order} LIMIT $3`,
);

export const countSendingDomains = statement(
  'sending_domain_count',
  'SELECT count(*) AS count FROM sending_domains WHERE organization_id = $1 AND removed_at IS NULL',
);

export const selectSender = statement(
  'sender_of_organization',
  `SELECT ${columns} FROM sending_domains
   WHERE organization_id = $1 AND removed_at IS NULL AND sender_address IS NOT NULL`,
);

export const sendingDomainById: LoaderDefinition<string, SendingDomainRow> = {
  fetch: async (tx, ids) => byId(await tx.query<SendingDomainRow>(selectById, [tx.organizationId, ids])),
};
