import { byId } from '../platform/database/by-id.js';
import { columnList } from '../platform/database/column-list.js';
import { type Statement, statement } from '../platform/database/statement.js';
import { idsByRef } from '../platform/external-ref/refs-of-rows.js';
import { ChosenColumns, type ChosenRow } from '../platform/graphql/chosen-columns.js';
import type { LoaderDefinition } from '../platform/graphql/request-reads.js';
import type { ApplicationEntity } from './application.entity.js';
import { namedApplication } from './named-application.js';
import type { OutcomeEntity } from './outcome.entity.js';

const columns = [
  'id',
  'jobId',
  'candidateId',
  'status',
  'stage',
  'appliedOn',
  'externalSource',
  'externalRemoteId',
  'endedAt',
  'createdAt',
  'updatedAt',
] as const satisfies (keyof ApplicationEntity)[];

export type ApplicationRow = Pick<ApplicationEntity, (typeof columns)[number]>;
export type OutcomeRow = Omit<OutcomeEntity, 'organizationId' | 'noteLocale' | 'againSince' | 'againAt'>;

/** The columns of an ApplicationRow, of a table called `a`. */
export const applicationColumns = columnList('a', columns);

/** What is known to be there of one whose columns were chosen. */
export type ChosenApplication = ChosenRow<ApplicationRow, 'id' | 'jobId' | 'candidateId'>;

/** A statement that reads some of them, whose name begins like this, for lists of which fields are selected. */
export function selectingApplications(
  name: string,
  select: (columns: string) => string,
): ChosenColumns<keyof ApplicationRow, Required<Statement>> {
  return new ChosenColumns(
    { name, table: 'a', columns, always: ['id', 'jobId', 'candidateId'], fields, select },
    (each) => each,
  );
}

// What other modules add to an application asks by its id.
const fields = {
  candidate: [],
  job: [],
  interviews: [],
  outcome: [],
  untoldDecision: [],
  untoldReopening: [],
  atsWords: [],
  externalRef: ['externalSource', 'externalRemoteId'],
  timeline: [],
  lastHeardAt: [],
  silentBusinessDays: [],
} as const;

const selectById = statement(
  'application_by_id',
  `SELECT ${applicationColumns} FROM applications a WHERE a.organization_id = $1 AND a.id = ANY($2)`,
);

const outcomeColumns = `id, application_id AS "applicationId", kind, reason, note, decided_at AS "decidedAt",
  tell_candidate AS "tellCandidate", tell_on AS "tellOn", next_word_on AS "nextWordOn", told_at AS "toldAt", told_by AS "toldBy", corrects_id AS "correctsId",
  corrects_told AS "correctsTold", superseded_at AS "supersededAt", approved_at AS "approvedAt", due_at AS "dueAt", actor`;

const selectOutcomeById = statement(
  'outcome_by_id',
  `SELECT ${outcomeColumns} FROM outcomes WHERE organization_id = $1 AND id = ANY($2)`,
);

const selectOutcomes = statement(
  'outcome_of_application',
  `SELECT DISTINCT ON (application_id) ${outcomeColumns}
   FROM outcomes WHERE organization_id = $1 AND application_id = ANY($2) AND superseded_at IS NULL
   ORDER BY application_id, decided_at DESC, id DESC`,
);

export const applicationById: LoaderDefinition<string, ApplicationRow> = {
  fetch: async (tx, ids) => byId(await tx.query<ApplicationRow>(selectById, [tx.organizationId, ids])),
};

export const applicationIdsByRef = idsByRef(namedApplication);

export const outcomeById: LoaderDefinition<string, OutcomeRow> = {
  fetch: async (tx, ids) => byId(await tx.query<OutcomeRow>(selectOutcomeById, [tx.organizationId, ids])),
};

/** The latest decision about each application. */
export const outcomeByApplication: LoaderDefinition<string, OutcomeRow> = {
  fetch: async (tx, ids) => {
    const rows = await tx.query<OutcomeRow>(selectOutcomes, [tx.organizationId, ids]);
    return new Map(rows.map((row) => [row.applicationId, row]));
  },
};
