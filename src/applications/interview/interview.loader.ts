import { byId } from '../../platform/database/by-id.js';
import { columnList } from '../../platform/database/column-list.js';
import { statement } from '../../platform/database/statement.js';
import { idsByRef } from '../../platform/external-ref/refs-of-rows.js';
import { LatestRows } from '../../platform/graphql/connection/latest-rows.js';
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

export const interviewById: LoaderDefinition<string, InterviewRow> = {
  fetch: async (tx, ids) => byId(await tx.query<InterviewRow>(selectById, [tx.organizationId, ids])),
};

export const interviewIdsByRef = idsByRef({ table: 'interviews' });

export const interviewsByApplication = new LatestRows<InterviewRow>({
  name: 'interviews_of_application',
  select: `
    SELECT ${columnList('i', columns)}
    FROM interviews i WHERE i.organization_id = $1 AND i.application_id = ANY($2)`,
  owner: 'applicationId',
  order: { shown: '"scheduledAt", id', latestFirst: '"scheduledAt" DESC, id DESC' },
});
