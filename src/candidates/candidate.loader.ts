import { byId } from '../platform/database/by-id.js';
import { statement } from '../platform/database/statement.js';
import type { LoaderDefinition } from '../platform/graphql/request-reads.js';
import type { CandidateEntity } from './candidate.entity.js';

export type CandidateRow = Omit<CandidateEntity, 'organizationId' | 'updatedAt'>;

const columns = `id, full_name AS "fullName", email, locale, time_zone AS "timeZone",
  external_source AS "externalSource", external_remote_id AS "externalRemoteId", notes_declined_at AS "notesDeclinedAt", created_at AS "createdAt"`;

const selectById = statement(
  'candidate_by_id',
  `SELECT ${columns} FROM candidates WHERE organization_id = $1 AND id = ANY($2)`,
);

export const selectCandidatePage = statement(
  'candidate_page',
  `SELECT ${columns} FROM candidates WHERE organization_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3`,
);

export const countCandidates = statement(
  'candidate_count',
  'SELECT count(*) AS count FROM candidates WHERE organization_id = $1',
);

export const candidateById: LoaderDefinition<string, CandidateRow> = {
  fetch: async (tx, ids) => byId(await tx.query<CandidateRow>(selectById, [tx.organizationId, ids])),
};
