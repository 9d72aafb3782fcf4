import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { AtsIntegrationEntity } from './ats-connection.entity.js';

export type AtsIntegrationRow = Omit<AtsIntegrationEntity, 'organizationId'>;

const columns = `id, vendor, source, name, decision_date_field AS "decisionDateField",
  decision_reason_field AS "decisionReasonField", disabled_at AS "disabledAt", created_at AS "createdAt"`;

const selectById = statement(
  'ats_connection_by_id',
  `SELECT ${columns} FROM ats_connections WHERE organization_id = $1 AND id = ANY($2)`,
);

export const atsIntegrationPages = idPages(
  'ats_connection_page',
  (beyond, order) =>
    `SELECT ${columns} FROM ats_connections
     WHERE organization_id = $1 AND id ${beyond} $2 ORDER BY id ${order} LIMIT $3`,
);

export const countAtsIntegrations = statement(
  'ats_connection_count',
  'SELECT count(*) AS count FROM ats_connections WHERE organization_id = $1',
);

export const atsIntegrationById: LoaderDefinition<string, AtsIntegrationRow> = {
  fetch: async (tx, ids) => byId(await tx.query<AtsIntegrationRow>(selectById, [tx.organizationId, ids])),
};
