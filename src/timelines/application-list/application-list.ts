import { type ApplicationRow, applicationColumns, selectingApplications } from '../../applications/index.js';
import { statement } from '../../platform/database/statement.js';
import type { Connection } from '../../platform/graphql/connection/connection.js';
import { beyond, type IdRows, idPage, type Order, pageOfRows } from '../../platform/graphql/connection/id-page.js';
import type { PageArgs } from '../../platform/graphql/connection/page-input.js';
import type { RequestReads } from '../../platform/graphql/request-reads.js';
import { statusSql } from '../timeline/status-of-row.js';
import { currentFirst } from '../timeline/timeline.loaders.js';
import type { ApplicationFilter, ApplicationOrder } from './application-filter.js';
import { lastHeardSql } from './silence.loader.js';

const pages = (name: string, order: Order) =>
  selectingApplications(
    name,
    (columns) =>
      `SELECT ${columns} FROM applications a
       WHERE a.organization_id = $1 AND a.id ${beyond(order)} $2 ORDER BY a.id ${order} LIMIT $3`,
  );

// Each is the other one backwards.
const unfiltered = { ASC: pages('application_page_oldest', 'ASC'), DESC: pages('application_page_newest', 'DESC') };

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
): Promise<Connection<ApplicationRow>> {
  const narrowed = filter && Object.values(filter).some((value) => value !== null && value !== undefined);
  const list = lists[order];
  if (!narrowed) {
    // Of the two orders the one that is read: a choice of columns is a statement.
    const ofFields = {
      get ASC() {
        return unfiltered.ASC.of(fields);
      },
      get DESC() {
        return unfiltered.DESC.of(fields);
      },
    };
    const whole = { ...list, pages: ofFields, count };
    return await idPage<ApplicationRow, ApplicationRow>(reads, whole, args, (row) => row);
  }
  const { tx } = reads;
  const { where, parameters } = await conditionsOf(filter, reads);
  const next = parameters.length + 1;
  // The same scope as the unfiltered list: a filter narrows a list, its order stays.
  const rows: IdRows<ApplicationRow> = {
    ...list,
    read: (way, from, limit) => {
      const text = `SELECT ${applicationColumns} FROM applications a
        WHERE ${where} AND a.id ${beyond(way)} $${next} ORDER BY a.id ${way} LIMIT $${next + 1}`;
      return tx.query<ApplicationRow>({ text }, [...parameters, from, limit]);
    },
    count: async () => {
      const text = `SELECT count(*) AS count FROM applications a WHERE ${where}`;
      const [counted] = await tx.query<{ count: number }>({ text }, parameters);
      return counted?.count ?? 0;
    },
  };
  return await pageOfRows(tx.organizationId, rows, args, (row) => row);
}

/** The filter as SQL: fixed texts, every value a parameter. */
async function conditionsOf(
  filter: ApplicationFilter,
  reads: RequestReads,
): Promise<{ where: string; parameters: unknown[] }> {
  const parameters: unknown[] = [reads.tx.organizationId];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const own: string[] = ['a.organization_id = $1'];
  const ofTimeline: string[] = [];
  if (filter.status) own.push(`a.status = ANY(${bind(filter.status)})`);
  if (filter.stage) own.push(`a.stage = ${bind(filter.stage)}`);
  if (filter.jobId) own.push(`a.job_id = ${bind(filter.jobId)}`);
  if (filter.recruiterId) {
    own.push(
      `EXISTS (SELECT FROM jobs j WHERE j.organization_id = $1 AND j.id = a.job_id AND j.recruiter_id = ${bind(filter.recruiterId)})`,
    );
  }
  if (typeof filter.untoldDecision === 'boolean') {
    const not = filter.untoldDecision ? '' : 'NOT ';
    own.push(
      `${not}EXISTS (SELECT FROM outcomes o WHERE o.organization_id = $1 AND o.application_id = a.id AND o.told_at IS NULL AND o.superseded_at IS NULL)`,
    );
  }
  if (typeof filter.silentForDays === 'number') {
    const heardBy = (await reads.tx.now()).subtract({ hours: filter.silentForDays * 24 }).toString();
    own.push(`a.status = 'ACTIVE' AND coalesce(${lastHeardSql}, a.created_at) <= ${bind(heardBy)}`);
  }
  if (filter.search) {
    const like = bind(`%${filter.search.replaceAll(/[\\%_]/g, '\\$&')}%`);
    own.push(
      `EXISTS (SELECT FROM candidates c WHERE c.organization_id = $1 AND c.id = a.candidate_id AND (c.full_name ILIKE ${like} OR c.email ILIKE ${like}))`,
    );
  }
  if (filter.timelineStatus) {
    const now = (await reads.tx.now()).toString();
    ofTimeline.push(`${statusSql(`${bind(now)}::timestamptz`)} = ANY(${bind(filter.timelineStatus)})`);
  }
  if (filter.dueFrom) ofTimeline.push(`t.decision_date >= ${bind(filter.dueFrom)}`);
  if (filter.dueTo) ofTimeline.push(`t.decision_date <= ${bind(filter.dueTo)}`);
  if (ofTimeline.length > 0) {
    const current = `SELECT t.* FROM timelines t WHERE t.organization_id = $1 AND t.application_id = a.id ORDER BY ${currentFirst} LIMIT 1`;
    own.push(`EXISTS (SELECT FROM (${current}) t WHERE ${ofTimeline.join(' AND ')})`);
  }
  return { where: own.join(' AND '), parameters };
}
