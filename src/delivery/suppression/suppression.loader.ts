import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { SuppressionEntity } from './suppression.entity.js';

export type SuppressionRow = Omit<SuppressionEntity, 'organizationId' | 'diagnosis'>;

const columns = 'id, address, reason, message_id AS "messageId", at, released_at AS "releasedAt", burst';

const selectById = statement(
  'suppression_by_id',
  `SELECT ${columns} FROM suppressions WHERE organization_id = $1 AND id = ANY($2)`,
);

export const suppressionPages = idPages(
  'suppression_page',
  (beyond, order) =>
    `SELECT ${columns} FROM suppressions
     WHERE organization_id = $1 AND id ${beyond} $2 AND ($4 OR released_at IS NULL)
       AND ($5::text[] IS NULL OR address = ANY($5))
     ORDER BY id ${order} LIMIT $3`,
);

export const countSuppressions = statement(
  'suppression_count',
  `SELECT count(*) AS count FROM suppressions
   WHERE organization_id = $1 AND ($2 OR released_at IS NULL) AND ($3::text[] IS NULL OR address = ANY($3))`,
);

export const suppressionById: LoaderDefinition<string, SuppressionRow> = {
  fetch: async (tx, ids) => byId(await tx.query<SuppressionRow>(selectById, [tx.organizationId, ids])),
};
