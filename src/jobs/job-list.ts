import { InputType } from '@nestjs/graphql';
import { addSync, SyncFilter } from '../platform/external-ref/sync-filter.js';
import type { Connection } from '../platform/graphql/connection/connection.js';
import { idPage } from '../platform/graphql/connection/id-page.js';
import { Conditions, type NarrowedList, narrowedPage, narrows } from '../platform/graphql/connection/narrowed-page.js';
import type { PageArgs } from '../platform/graphql/connection/page-input.js';
import type { RequestReads } from '../platform/graphql/request-reads.js';
import { countJobs, type JobRow, jobColumns, jobPages } from './job.loader.js';
import { namedJob } from './named-job.js';

@InputType({ description: 'Which jobs to list; what is left out does not narrow the list.' })
export class JobFilter extends SyncFilter {}

const whole = { direction: 'newest-first', ...jobPages, count: countJobs } as const;
const narrowed: NarrowedList = { ...whole, columns: jobColumns, from: 'jobs', table: 'jobs' };

/** One page of jobs. */
export async function listJobs(
  reads: RequestReads,
  filter: JobFilter | null | undefined,
  args: PageArgs,
): Promise<Connection<JobRow>> {
  const node = (row: JobRow) => row;
  if (!narrows(filter)) return await idPage(reads, whole, args, node);
  const conditions = new Conditions('jobs', reads.tx.organizationId);
  addSync(conditions, 'jobs', namedJob, filter);
  return await narrowedPage(reads, narrowed, conditions, args, node);
}
