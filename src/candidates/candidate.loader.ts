import { byId } from '../platform/database/by-id.js';
import { statement } from '../platform/database/statement.js';
import type { LoaderDefinition } from '../platform/graphql/request-reads.js';
import type { CandidateEntity } from './candidate.entity.js';

export type CandidateRow = Omit<CandidateEntity, 'organizationId' | 'erasedRefHash' | 'updatedAt'>;

/** The columns of a CandidateRow, of a table called `c`. */
export const candidateColumns = `c.id, c.full_name AS "fullName", c.email, c.locale, c.time_zone AS "timeZone",
  c.external_source AS "externalSource", c.external_remote_id AS "externalRemoteId", c.notes_declined_at AS "notesDeclinedAt",
  c.erased_at AS "erasedAt", c.created_at AS "createdAt"`;

const selectById = statement(
  'candidate_by_id',
  `SELECT ${candidateColumns} FROM candidates c WHERE c.organization_id = $1 AND c.id = ANY($2)`,
);

export const selectCandidatePage = statement(
  'candidate_page',
  `SELECT ${candidateColumns} FROM candidates c WHERE c.organization_id = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3`,
);

export const countCandidates = statement(
  'candidate_count',
  'SELECT count(*) AS count FROM candidates WHERE organization_id = $1',
);

export const candidateById: LoaderDefinition<string, CandidateRow> = {
  fetch: async (tx, ids) => byId(await tx.query<CandidateRow>(selectById, [tx.organizationId, ids])),
};
