import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { listCandidates } from '../../src/candidates/candidate-list.js';
import { statusRows } from '../../src/notifications/status/status-rows.js';
import type { ReadTransaction } from '../../src/platform/database/transaction.js';
import type { RequestReads } from '../../src/platform/graphql/request-reads.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { listApplications } from '../../src/timelines/application-list/application-list.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Many organizations, whose rows lie among each other as they do where they were made day by day. */
const own = newId();
const organizations = [own, ...Array.from({ length: 19 }, newId)];
const candidatesOfEach = 400;

interface Asked {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** What is asked of the database for something. */
async function allAskedBy(read: (tx: ReadTransaction) => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const query = async ({ text }: { text: string }, parameters: readonly unknown[]) => {
    asked.push({ text, parameters });
    return [];
  };
  const now = async () => Temporal.Instant.from('2026-12-01T09:00:00Z');
  await read({ organizationId: own, query, now });
  return asked;
}

/** What a list asks for first. */
async function askedBy(list: (reads: RequestReads) => Promise<unknown>): Promise<Asked> {
  const [page] = await allAskedBy((tx) => list({ tx } as unknown as RequestReads));
  if (page === undefined) throw new Error('nothing was asked');
  return page;
}

describe('the lists of an organization among others, by the role that serves', () => {
  let database: TestDatabase;
  let service: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    const superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    // What is not on disk yet is in no row marked as committed, and VACUUM finds no page that all may see.
    await superuser.query('SET synchronous_commit = on');
    await superuser.query(
      `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at)
       SELECT o, 'indexed-' || n, 'Indexed', 'Europe/Berlin', 'DE', 'en', now() FROM unnest($1::uuid[]) WITH ORDINALITY x (o, n)`,
      [organizations],
    );
    await superuser.query(
      `INSERT INTO jobs (organization_id, id, title, status, created_at)
       SELECT o, o, 'Analyst', 'OPEN', now() FROM unnest($1::uuid[]) o`,
      [organizations],
    );
    // Of different days, mixed, as the rows of organizations are.
    await superuser.query(`SELECT set_config('app.now', '2026-11-01T00:00:00Z', false)`);
    await superuser.query(
      `INSERT INTO candidates (organization_id, id, full_name, email, external_source, external_remote_id, created_at)
       SELECT o, gen_random_uuid(), 'Person ' || md5(n::text), 'p' || n || '@Example.test', 'ats', n::text, now()
       FROM generate_series(1, $2::integer) n, unnest($1::uuid[]) o ORDER BY n`,
      [organizations, candidatesOfEach],
    );
    await superuser.query(
      `INSERT INTO applications (organization_id, id, job_id, candidate_id, status, stage, applied_on, created_at)
       SELECT organization_id, id, organization_id, id, 'ACTIVE', 'Interview', '2026-11-01', now() FROM candidates`,
    );
    await superuser.query(
      `INSERT INTO timelines (organization_id, id, application_id, job_id, candidate_id, milestone, zone, candidate_zone, revision,
         decision_date, date_set_at, precision, first_decision_date, follow_up_date, slip_count, decided_at, closed_at, closed_as,
         due_soon_at, due_at, held_by_job, policy_version, created_at)
       SELECT organization_id, id, id, job_id, candidate_id, 'DECISION', 'Europe/Berlin', 'Europe/Berlin', 1, '2026-11-20', now(), 'DAY',
         '2026-11-20', '2026-11-20', 0, now(), now(), 'MET', now(), now(), false, 1, now()
       FROM applications`,
    );
    await superuser.query('VACUUM (ANALYZE) timelines');
    await superuser.query('VACUUM (ANALYZE) candidates');
    await superuser.query('VACUUM (ANALYZE) applications');
    await superuser.end();
    service = new pg.Client({ connectionString: database.serviceUrl });
    await service.connect();
  });
  afterAll(async () => {
    await service.end();
    await database.drop();
  });

  /** The nodes of a plan: their kind, index and condition. */
  async function planOf({ text, parameters }: Asked): Promise<Record<string, string>[]> {
    await service.query('BEGIN');
    await service.query(`SELECT set_config('app.organization_id', $1, true)`, [own]);
    const { rows } = await service.query(`EXPLAIN (FORMAT JSON) ${text}`, [...parameters]);
    await service.query('COMMIT');
    const nodes: Record<string, string>[] = [];
    JSON.stringify(rows[0]['QUERY PLAN'], (_key, value) => {
      if (value?.['Node Type']) nodes.push(value);
      return value;
    });
    return nodes;
  }

  const indexes = (plan: readonly Record<string, string>[]) =>
    plan.flatMap((node) => (node['Index Name'] === undefined ? [] : [node['Index Name']]));

  const page = { first: 20 };

  it.each([
    ['an address', { email: 'P7@example.TEST' }, 'candidates_by_email', '(email_key = '],
    [
      'a reference',
      { externalRef: [{ source: 'ats', remoteId: '7' }] },
      'candidates_external_ref_unique',
      '(external_source = ',
    ],
    [
      'their last change',
      { updatedSince: new Date('2026-12-01T00:00:00Z') },
      'candidates_by_change',
      '(updated_at >= ',
    ],
  ])('find candidates by %s in an index of their organization', async (_, filter, index, condition) => {
    const plan = await planOf(await askedBy((reads) => listCandidates(reads, filter, page)));
    expect(plan.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
    expect(indexes(plan)).toContain(index);
    const scan = plan.find((node) => node['Index Name'] === index);
    expect(scan?.['Index Cond']).toContain(condition);
    expect(scan?.['Index Cond']).toContain('organization_id = ');
  });

  it('find applications by the name of a candidate in an index alone', async () => {
    const asked = await askedBy((reads) => listApplications(reads, { search: 'Müller' }, 'NEWEST', page, new Set()));
    const plan = await planOf(asked);
    expect(plan.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
    const scan = plan.find((node) => node['Index Name'] === 'candidates_by_search_text');
    expect(scan).toMatchObject({ 'Node Type': 'Index Only Scan' });
    expect(scan?.['Filter']).toContain("~~ '%muller%'");
  });

  it("find all of a candidate's page by the candidate, however many others there are", async () => {
    const asked = await allAskedBy((tx) => statusRows(tx, newId()));
    const nodes: Record<string, string>[] = [];
    for (const one of asked) nodes.push(...(await planOf(one)));
    const ofTimelines = nodes.filter((node) => node['Relation Name'] === 'timelines');
    expect(ofTimelines.map((node) => node['Index Name'])).toEqual([
      'timelines_by_application',
      'timelines_by_application',
    ]);
    for (const scan of ofTimelines) expect(scan['Index Cond']).toContain('application_id = ');
    const filled = new Set(['timelines', 'applications', 'candidates']);
    const scanned = nodes.filter((node) => node['Node Type'] === 'Seq Scan');
    expect(scanned.filter((node) => filled.has(node['Relation Name'] ?? ''))).toEqual([]);
  });

  it('find applications by their job', async () => {
    const asked = await askedBy((reads) => listApplications(reads, { jobId: newId() }, 'NEWEST', page, new Set()));
    expect(indexes(await planOf(asked))).toContain('applications_by_job');
  });
});
