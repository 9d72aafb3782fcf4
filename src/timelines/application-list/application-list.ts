import {
  type ApplicationRow,
  applicationColumns,
  type ChosenApplication,
  namedApplication,
  selectingApplications,
} from '../../applications/index.js';
import { nameMatches } from '../../candidates/index.js';
import { statement } from '../../platform/database/statement.js';
import { addSync } from '../../platform/external-ref/sync-filter.js';
import type { Connection } from '../../platform/graphql/connection/connection.js';
import { beyond, idPage, idPages, type Order, type Pages } from '../../platform/graphql/connection/id-page.js';
import { Conditions, narrowedPage, narrows } from '../../platform/graphql/connection/narrowed-page.js';
import type { PageArgs } from '../../platform/graphql/connection/page-input.js';
import type { RequestReads } from '../../platform/graphql/request-reads.js';
import { statusSql } from '../timeline/status-of-row.js';
import { currentFirst } from '../timeline/timeline.loaders.js';
import type { ApplicationFilter, ApplicationOrder } from './application-filter.js';
import { lastHeardSql } from './silence.loader.js';
import { untoldReopeningSql } from './untold-reopening.js';

const pages = (name: string, order: Order) =>
  selectingApplications(
    name,
    (columns) =>
      `SELECT ${columns} FROM applications a
       WHERE a.organization_id = $1 AND a.id ${beyond(order)} $2 ORDER BY a.id ${order} LIMIT $3`,
  );

// Each is the other one backwards.
const unfiltered = { ASC: pages('application_page_oldest', 'ASC'), DESC: pages('application_page_newest', 'DESC') };

/** Of the two orders the one that is read: a choice of columns is a statement. */
class UnfilteredPages implements Pages {
  constructor(private readonly fields: ReadonlySet<string>) {}

  get ASC() {
    return unfiltered.ASC.of(this.fields);
  }

  get DESC() {
    return unfiltered.DESC.of(this.fields);
  }
}

const count = statement(
  'application_count',
  'SELECT count(*) AS count FROM applications a WHERE a.organization_id = $1',
);

const lists = {
  NEWEST: { direction: 'newest-first', scope: 'application_page_newest' },
  OLDEST: { direction: 'oldest-first', scope: 'application_page_oldest' },
} as const;

/**
 * One page of applications, of which these fields are selected. The page is found first and joined to nothing: what is selected of each row comes by loaders.
 */
export async function listApplications(
  reads: RequestReads,
  filter: ApplicationFilter | null | undefined,
  order: ApplicationOrder,
  args: PageArgs,
  fields: ReadonlySet<string>,
): Promise<Connection<ChosenApplication>> {
  const list = lists[order];
  if (!narrows(filter)) {
    const whole = { ...list, pages: new UnfilteredPages(fields), count };
    return await idPage<ChosenApplication, ChosenApplication>(reads, whole, args, (row) => row);
  }
  const narrowed = { ...list, columns: applicationColumns, from: 'applications', table: 'a' };
  return await narrowedPage<ApplicationRow, ApplicationRow>(
    reads,
    narrowed,
    await conditionsOf(filter, reads),
    args,
    (row) => row,
  );
}

/** The applications for one job, or of one candidate. */
function listOf(column: 'job_id' | 'candidate_id', name: string) {
  const ofOne = `a.organization_id = $1 AND a.${column}`;
  return {
    direction: 'newest-first',
    ...idPages(
      `application_page_${name}`,
      (beyondIt, order) =>
        `SELECT ${applicationColumns} FROM applications a
         WHERE ${ofOne} = $4 AND a.id ${beyondIt} $2 ORDER BY a.id ${order} LIMIT $3`,
    ),
    count: statement(`application_count_${name}`, `SELECT count(*) AS count FROM applications a WHERE ${ofOne} = $2`),
  } as const;
}

const listsOfOne = { job: listOf('job_id', 'of_job'), candidate: listOf('candidate_id', 'of_candidate') };

/** One page of the applications for a job, or of a candidate. */
export async function listApplicationsOf(
  reads: RequestReads,
  whose: keyof typeof listsOfOne,
  id: string,
  args: PageArgs,
): Promise<Connection<ApplicationRow>> {
  const list = { ...listsOfOne[whose], parameters: [id] };
  return await idPage<ApplicationRow, ApplicationRow>(reads, list, args, (row) => row);
}

async function conditionsOf(filter: ApplicationFilter, reads: RequestReads): Promise<Conditions> {
  const conditions = new Conditions('a', reads.tx.organizationId);
  const bind = (value: unknown) => conditions.bind(value);
  addSync(conditions, 'a', namedApplication, filter);
  const ofTimeline: string[] = [];
  if (filter.status) conditions.add(`a.status = ANY(${bind(filter.status)})`);
  if (filter.stage) conditions.add(`a.stage = ${bind(filter.stage)}`);
  if (filter.jobId) conditions.add(`a.job_id = ${bind(filter.jobId)}`);
  if (filter.recruiterId) {
    conditions.add(
      `EXISTS (SELECT FROM jobs j WHERE j.organization_id = $1 AND j.id = a.job_id AND j.recruiter_id = ${bind(filter.recruiterId)})`,
    );
  }
  if (typeof filter.untoldDecision === 'boolean') {
    const not = filter.untoldDecision ? '' : 'NOT ';
    conditions.add(
      `${not}EXISTS (SELECT FROM outcomes o WHERE o.organization_id = $1 AND o.application_id = a.id AND o.told_at IS NULL AND o.superseded_at IS NULL)`,
    );
  }
  if (typeof filter.untoldReopening === 'boolean')
    conditions.add(`${filter.untoldReopening ? '' : 'NOT '}${untoldReopeningSql}`);
  if (typeof filter.silentForDays === 'number') {
    const heardBy = (await reads.tx.now()).subtract({ hours: filter.silentForDays * 24 }).toString();
    conditions.add(`a.status = 'ACTIVE' AND coalesce(${lastHeardSql}, a.created_at) <= ${bind(heardBy)}`);
  }
  if (filter.search) {
    const found = nameMatches('c', bind(filter.search));
    conditions.add(
      `EXISTS (SELECT FROM candidates c WHERE c.organization_id = $1 AND c.id = a.candidate_id AND ${found})`,
    );
  }
  if (filter.timelineStatus) {
    const now = (await reads.tx.now()).toString();
    ofTimeline.push(`${statusSql(`${bind(now)}::timestamptz`)} = ANY(${bind(filter.timelineStatus)})`);
  }
  if (filter.timelineUpdatedSince) {
    conditions.add(
      `EXISTS (SELECT FROM timelines t WHERE t.organization_id = $1 AND t.application_id = a.id AND t.updated_at >= ${bind(filter.timelineUpdatedSince)})`,
    );
  }
  if (filter.dueFrom) ofTimeline.push(`t.decision_date >= ${bind(filter.dueFrom)}`);
  if (filter.dueTo) ofTimeline.push(`t.decision_date <= ${bind(filter.dueTo)}`);
  if (ofTimeline.length > 0) {
    const current = `SELECT t.* FROM timelines t WHERE t.organization_id = $1 AND t.application_id = a.id ORDER BY ${currentFirst} LIMIT 1`;
    conditions.add(`EXISTS (SELECT FROM (${current}) t WHERE ${ofTimeline.join(' AND ')})`);
  }
  return conditions;
}
