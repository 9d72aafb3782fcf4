import { byId } from '../platform/database/by-id.js';
import { statement } from '../platform/database/statement.js';
import type { LoaderDefinition } from '../platform/graphql/request-reads.js';
import type { JobEntity } from './job.entity.js';

export type JobRow = Omit<JobEntity, 'organizationId' | 'updatedAt'>;

const columns = `id, title, status, hold_until AS "holdUntil", time_zone AS "timeZone", locale, recruiter_id AS "recruiterId",
  hiring_manager_id AS "hiringManagerId", external_source AS "externalSource", external_remote_id AS "externalRemoteId",
  created_at AS "createdAt"`;

const selectById = statement('job_by_id', `SELECT ${columns} FROM jobs WHERE organization_id = $1 AND id = ANY($2)`);

export const selectJobPage = statement(
  'job_page',
  `SELECT ${columns} FROM jobs WHERE organization_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3`,
);

export const countJobs = statement('job_count', 'SELECT count(*) AS count FROM jobs WHERE organization_id = $1');

export const jobById: LoaderDefinition<string, JobRow> = {
  fetch: async (tx, ids) => byId(await tx.query<JobRow>(selectById, [tx.organizationId, ids])),
};
