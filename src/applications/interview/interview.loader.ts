import { byId } from '../../platform/database/by-id.js';
import { columnList } from '../../platform/database/column-list.js';
import { statement } from '../../platform/database/statement.js';
import { idsByRef } from '../../platform/external-ref/refs-of-rows.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { InterviewEntity } from '../interview.entity.js';

const columns = [
  'id',
  'applicationId',
  'title',
  'status',
  'isPreliminaryScreen',
  'scheduledAt',
  'completedAt',
  'externalSource',
  'externalRemoteId',
  'createdAt',
  'updatedAt',
] as const satisfies (keyof InterviewEntity)[];

export type InterviewRow = Pick<InterviewEntity, (typeof columns)[number]>;

const selectById = statement(
  'interview_by_id',
  `SELECT ${columnList('i', columns)} FROM interviews i WHERE i.organization_id = $1 AND i.id = ANY($2)`,
);

const selectOfApplications = statement(
  'interviews_of_application',
  `SELECT ${columnList('i', columns)} FROM interviews i
   WHERE i.organization_id = $1 AND i.application_id = ANY($2) ORDER BY i.application_id, i.scheduled_at, i.id`,
);

export const interviewById: LoaderDefinition<string, InterviewRow> = {
  fetch: async (tx, ids) => byId(await tx.query<InterviewRow>(selectById, [tx.organizationId, ids])),
};

export const interviewIdsByRef = idsByRef('interviews');

/** The interviews of each application, in the order they take place. */
export const interviewsByApplication: LoaderDefinition<string, InterviewRow[]> = {
  fetch: async (tx, ids) => {
    const rows = await tx.query<InterviewRow>(selectOfApplications, [tx.organizationId, ids]);
    return Map.groupBy(rows, (row) => row.applicationId);
  },
};
