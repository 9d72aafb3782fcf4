import { byId } from '../platform/database/by-id.js';
import { columnList } from '../platform/database/column-list.js';
import { statement } from '../platform/database/statement.js';
import { idsByRef } from '../platform/external-ref/refs-of-rows.js';
import { ChosenColumns, type ChosenRow } from '../platform/graphql/chosen-columns.js';
import { idPages } from '../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../platform/graphql/request-reads.js';
import type { CandidateEntity } from './candidate.entity.js';
import { namedCandidate } from './named-candidate.js';

const columns = [
  'id',
  'fullName',
  'greetingName',
  'salutation',
  'email',
  'phone',
  'locale',
  'timeZone',
  'externalSource',
  'externalRemoteId',
  'notesDeclinedAt',
  'erasedAt',
  'createdAt',
  'updatedAt',
] as const satisfies (keyof CandidateEntity)[];

export type CandidateRow = Pick<CandidateEntity, (typeof columns)[number]>;

/** The columns of a CandidateRow, of a table called `c`. */
export const candidateColumns = columnList('c', columns);

export const candidatePages = idPages(
  'candidate_page',
  (beyond, order) =>
    `SELECT ${candidateColumns} FROM candidates c
     WHERE c.organization_id = $1 AND c.id ${beyond} $2 ORDER BY c.id ${order} LIMIT $3`,
);

export const countCandidates = statement(
  'candidate_count',
  'SELECT count(*) AS count FROM candidates WHERE organization_id = $1',
);

/** What is known to be there of one whose columns were chosen. */
export type ChosenCandidate = ChosenRow<CandidateRow, 'id'>;

export const candidatesById = new ChosenColumns<
  keyof CandidateRow,
  LoaderDefinition<string, CandidateRow>,
  LoaderDefinition<string, ChosenCandidate>
>(
  {
    name: 'candidate_by_id',
    table: 'c',
    columns,
    always: ['id'],
    // What other modules add to a candidate asks by its id.
    fields: { externalRef: ['externalSource', 'externalRemoteId'], applications: [], warnings: ['locale'] },
    select: (list) => `SELECT ${list} FROM candidates c WHERE c.organization_id = $1 AND c.id = ANY($2)`,
  },
  (select) => ({
    fetch: async (tx, ids) => byId(await tx.query<CandidateRow>(select, [tx.organizationId, ids])),
  }),
);

export const candidateById = candidatesById.all;

export const candidateIdsByRef = idsByRef(namedCandidate);
