import { byId } from '../platform/database/by-id.js';
import { statement } from '../platform/database/statement.js';
import { ChosenColumns, type Columns, columnList } from '../platform/graphql/chosen-columns.js';
import type { LoaderDefinition } from '../platform/graphql/request-reads.js';
import type { JobEntity } from './job.entity.js';

export type JobRow = Omit<JobEntity, 'organizationId' | 'updatedAt'>;

const columns: Columns<JobRow> = {
  id: 'id',
  title: 'title',
  status: 'status',
  holdUntil: 'hold_until',
  timeZone: 'time_zone',
  locale: 'locale',
  recruiterId: 'recruiter_id',
  hiringManagerId: 'hiring_manager_id',
  externalSource: 'external_source',
  externalRemoteId: 'external_remote_id',
  createdAt: 'created_at',
};

export const selectJobPage = statement(
  'job_page',
  `SELECT ${columnList(columns)} FROM jobs WHERE organization_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3`,
);

export const countJobs = statement('job_count', 'SELECT count(*) AS count FROM jobs WHERE organization_id = $1');

export const jobsById = new ChosenColumns(
  {
    name: 'job_by_id',
    columns,
    always: ['id'],
    fields: {
      recruiter: ['recruiterId'],
      hiringManager: ['hiringManagerId'],
      externalRef: ['externalSource', 'externalRemoteId'],
    },
    select: (list) => `SELECT ${list} FROM jobs WHERE organization_id = $1 AND id = ANY($2)`,
  },
  (select): LoaderDefinition<string, JobRow> => ({
    fetch: async (tx, ids) => byId(await tx.query<JobRow>(select, [tx.organizationId, ids])),
  }),
);

export const jobById = jobsById.all;
