import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { FollowUpEntity } from './follow-up.entity.js';

export type FollowUpRow = Pick<
  FollowUpEntity,
  'id' | 'applicationId' | 'kind' | 'madeAt' | 'answeredAt' | 'answeredBy' | 'answer'
> & { readonly words: string | null };

const columns = `f.id, f.application_id AS "applicationId", f.kind, f.message AS words, f.made_at AS "madeAt",
  f.answered_at AS "answeredAt", f.answered_by AS "answeredBy", f.answer`;

const selectById = statement(
  'follow_up_by_id',
  `SELECT ${columns} FROM follow_ups f WHERE f.organization_id = $1 AND f.id = ANY($2) AND f.left_at IS NOT NULL`,
);

export const followUpById: LoaderDefinition<string, FollowUpRow> = {
  fetch: async (tx, ids) => byId(await tx.query<FollowUpRow>(selectById, [tx.organizationId, ids])),
};

const selectOpenById = statement('follow_up_of_anybody_by_id', `${selectById.text} AND f.kind <> 'COMPETING_OFFER'`);

/** Of those that everybody may know: another offer is none of them. */
export const openFollowUpById: LoaderDefinition<string, FollowUpRow> = {
  fetch: async (tx, ids) => byId(await tx.query<FollowUpRow>(selectOpenById, [tx.organizationId, ids])),
};

// The third and later parameters: the application or NULL, whether only those to be answered, whether offers are shown.
const which = (first: number) => `f.left_at IS NOT NULL
  AND ($${first}::uuid IS NULL OR f.application_id = $${first})
  AND (NOT $${first + 1}::boolean OR f.answered_at IS NULL AND f.kind IN ('UPDATE_REQUEST', 'COMPETING_OFFER', 'DATA_REQUEST', 'ERASURE_REQUEST'))
  AND ($${first + 2}::boolean OR f.kind <> 'COMPETING_OFFER')`;

export const followUpPages = idPages(
  'follow_up_page',
  (beyond, order) =>
    `SELECT ${columns} FROM follow_ups f
     WHERE f.organization_id = $1 AND f.id ${beyond} $2 AND ${which(4)} ORDER BY f.id ${order} LIMIT $3`,
);

export const countFollowUps = statement(
  'follow_up_count',
  `SELECT count(*) AS count FROM follow_ups f WHERE f.organization_id = $1 AND ${which(2)}`,
);
