import { byId } from '../platform/database/by-id.js';
import { columnList } from '../platform/database/column-list.js';
import { statement } from '../platform/database/statement.js';
import { idsByRef } from '../platform/external-ref/refs-of-rows.js';
import { ChosenColumns, type ChosenRow } from '../platform/graphql/chosen-columns.js';
import { idPages } from '../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../platform/graphql/request-reads.js';
import type { JobEntity } from './job.entity.js';
import { namedJob } from './named-job.js';

const columns = [
  'id',
  'title',
  'status',
  'holdUntil',
  'timeZone',
  'locale',
  'recruiterId',
  'hiringManagerId',
  'externalSource',
  'externalRemoteId',
  'createdAt',
  'updatedAt',
] as const satisfies (keyof JobEntity)[];

export type JobRow = Pick<JobEntity, (typeof columns)[number]>;

/** The columns of a JobRow. */
export const jobColumns = columnList('jobs', columns);

export const jobPages = idPages(
  'job_page',
  (beyond, order) =>
    `SELECT ${jobColumns} FROM jobs
     WHERE organization_id = $1 AND id ${beyond} $2 ORDER BY id ${order} LIMIT $3`,
);

export const countJobs = statement('job_count', 'SELECT count(*) AS count FROM jobs WHERE organization_id = $1');

/** What is known to be there of one whose columns were chosen. */
export type ChosenJob = ChosenRow<JobRow, 'id'>;

export const jobsById = new ChosenColumns<
  keyof JobRow,
  LoaderDefinition<string, JobRow>,
  LoaderDefinition<string, ChosenJob>
>(
  {
    name: 'job_by_id',
    table: 'jobs',
    columns,
    always: ['id'],
    fields: {
      recruiter: ['recruiterId'],
      hiringManager: ['hiringManagerId'],
      externalRef: ['externalSource', 'externalRemoteId'],
      // What other modules add to a job asks by its id.
      applications: [],
      atsWords: [],
      warnings: ['locale'],
    },
    select: (list) => `SELECT ${list} FROM jobs WHERE organization_id = $1 AND id = ANY($2)`,
  },
  (select) => ({
    fetch: async (tx, ids) => byId(await tx.query<JobRow>(select, [tx.organizationId, ids])),
  }),
);

export const jobById = jobsById.all;

export const jobIdsByRef = idsByRef(namedJob);
