import { byId } from '../platform/database/by-id.js';
import { statement } from '../platform/database/statement.js';
import { ChosenColumns, type Columns, columnList } from '../platform/graphql/chosen-columns.js';
import type { LoaderDefinition } from '../platform/graphql/request-reads.js';
import type { CandidateEntity } from './candidate.entity.js';

export type CandidateRow = Omit<CandidateEntity, 'organizationId' | 'erasedRefHash' | 'updatedAt'>;

const columns: Columns<CandidateRow> = {
  id: 'c.id',
  fullName: 'c.full_name',
  email: 'c.email',
  locale: 'c.locale',
  timeZone: 'c.time_zone',
  externalSource: 'c.external_source',
  externalRemoteId: 'c.external_remote_id',
  notesDeclinedAt: 'c.notes_declined_at',
  erasedAt: 'c.erased_at',
  createdAt: 'c.created_at',
};

/** The columns of a CandidateRow, of a table called `c`. */
export const candidateColumns = columnList(columns);

export const selectCandidatePage = statement(
  'candidate_page',
  `SELECT ${candidateColumns} FROM candidates c WHERE c.organization_id = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3`,
);

export const countCandidates = statement(
  'candidate_count',
  'SELECT count(*) AS count FROM candidates WHERE organization_id = $1',
);

export const candidatesById = new ChosenColumns(
  {
    name: 'candidate_by_id',
    columns,
    always: ['id'],
    fields: { externalRef: ['externalSource', 'externalRemoteId'] },
    select: (list) => `SELECT ${list} FROM candidates c WHERE c.organization_id = $1 AND c.id = ANY($2)`,
  },
  (select): LoaderDefinition<string, CandidateRow> => ({
    fetch: async (tx, ids) => byId(await tx.query<CandidateRow>(select, [tx.organizationId, ids])),
  }),
);

export const candidateById = candidatesById.all;
