import { type ApplicationRow, applicationColumns, selectingApplications } from '../../applications/index.js';
import { statement } from '../../platform/database/statement.js';
import { type Connection, pageOf } from '../../platform/graphql/connection/connection.js';
import { cursorScope, decodeCursor, encodeCursor } from '../../platform/graphql/connection/cursor.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import type { PageArgs } from '../../platform/graphql/connection/page-input.js';
import type { RequestReads } from '../../platform/graphql/request-reads.js';
import { statusSql } from '../timeline/status-of-row.js';
import { currentFirst } from '../timeline/timeline.loaders.js';
import type { ApplicationFilter, ApplicationOrder } from './application-filter.js';
import { lastHeardSql } from './silence.loader.js';

const unfiltered = {
  NEWEST: {
    direction: 'newest-first',
    scope: 'application_page_newest',
    pages: selectingApplications(
      'application_page_newest',
      (columns) =>
        `SELECT ${columns} FROM applications a WHERE a.organization_id = $1 AND a.id < $2 ORDER BY a.id DESC LIMIT $3`,
    ),
    count: statement('application_count', 'SELECT count(*) AS count FROM applications a WHERE a.organization_id = $1'),
  },
  OLDEST: {
    direction: 'oldest-first',
    scope: 'application_page_oldest',
    pages: selectingApplications(
      'application_page_oldest',
      (columns) =>
        `SELECT ${columns} FROM applications a WHERE a.organization_id = $1 AND a.id > $2 ORDER BY a.id LIMIT $3`,
    ),
    count: statement(
      'application_count_oldest',
      'SELECT count(*) AS count FROM applications a WHERE a.organization_id = $1',
    ),
  },
} as const;

const edgeOfTime = {
  NEWEST: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  OLDEST: '00000000-0000-0000-0000-000000000000',
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
  const { pages, ...list } = unfiltered[order];
  if (!narrowed) {
    const ofFields = { ...list, page: pages.of(fields) };
    return await idPage<ApplicationRow, ApplicationRow>(reads, ofFields, args, (row) => row);
  }
  const { tx } = reads;
  const { where, parameters } = await conditionsOf(filter, reads);
  // The same scope as the unfiltered list: a filter narrows a list, its order stays.
  const scope = cursorScope(list.scope, tx.organizationId);
  const after = typeof args.after === 'string' ? decodeCursor(scope, 1, args.after)[0] : edgeOfTime[order];
  const base = parameters.length;
  const [behind, sort] = order === 'NEWEST' ? ['<', 'DESC'] : ['>', 'ASC'];
  const page = `SELECT ${applicationColumns} FROM applications a WHERE ${where} AND a.id ${behind} $${base + 1} ORDER BY a.id ${sort} LIMIT $${base + 2}`;
  const rows = await tx.query<ApplicationRow>({ text: page }, [...parameters, after, args.first + 1]);
  return pageOf(rows, args.first, {
    cursor: (row) => encodeCursor(scope, [row.id]),
    node: (row) => row,
    count: async () => {
      const [counted] = await tx.query<{ count: number }>(
        { text: `SELECT count(*) AS count FROM applications a WHERE ${where}` },
        parameters,
      );
      return counted?.count ?? 0;
    },
  });
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
