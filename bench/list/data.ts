import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface BenchData {
  readonly organizations: number;
  readonly applicationsEach: number;
}

/** An organization of the benchmark and a key that reads it. */
export interface Tenant {
  readonly organizationId: string;
  readonly apiKey: string;
}

const jobsEach = 20;

// Ids first, so that the rows of the four tables can name each other.
const drawIds = `
  CREATE TEMPORARY TABLE drawn AS
  SELECT n, uuidv7() AS application_id, uuidv7() AS candidate_id FROM generate_series(1, $1::int) n`;

const insertOrganization = `
  INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at, updated_at)
  VALUES ($1, 'bench-' || $2, 'Bench ' || $2, 'Europe/Berlin', 'DE', 'en', now(), now())`;

const insertKey = `
  INSERT INTO api_keys (organization_id, id, name, mode, secret_hash, scopes, created_at)
  VALUES ($1, $2, 'bench', 'live', $3, '{reads}', now())`;

const insertRows = [
  `INSERT INTO jobs (organization_id, id, title, status, created_at, updated_at)
   SELECT $1, uuidv7(), 'Staff Engineer ' || n, 'OPEN', now(), now() FROM generate_series(1, ${jobsEach}) n`,
  `INSERT INTO candidates (organization_id, id, full_name, email, created_at, updated_at)
   SELECT $1, candidate_id, 'Ana Ríos ' || n, 'ana.rios.' || n || '@example.test', now(), now() FROM drawn`,
  `INSERT INTO applications (organization_id, id, job_id, candidate_id, status, stage, applied_on, created_at, updated_at)
   SELECT $1, d.application_id, j.id, d.candidate_id, 'ACTIVE', 'Interview', date '2026-06-01', now(), now()
   FROM drawn d
   JOIN (SELECT id, row_number() OVER (ORDER BY id) AS number FROM jobs WHERE organization_id = $1) j
     ON j.number = 1 + d.n % ${jobsEach}`,
  // Nine of ten applications have a timeline, in every status; dates far from now, so that none changes during a run.
  `INSERT INTO timelines (organization_id, id, application_id, job_id, candidate_id, milestone, zone, candidate_zone, revision,
     decision_date, date_set_at, precision, first_decision_date, follow_up_date, held_until, slip_count, decided_at, closed_at,
     closed_as, due_soon_at, due_at, next_action_kind, next_action_at, held_by_job, policy_version, created_at, updated_at)
   SELECT $1, uuidv7(), application_id, job_id, candidate_id, 'DECISION', 'Europe/Berlin', 'Europe/Berlin', 1, due::date,
     now(), 'DAY', due::date, due::date, CASE WHEN status = 2 THEN date '2099-06-01' END, n % 3,
     CASE WHEN status = 3 THEN now() END, CASE WHEN status = 3 THEN now() END, CASE WHEN status = 3 THEN 'MET' END,
     CASE WHEN status = 4 THEN timestamptz '2020-01-01' ELSE due END, due,
     CASE WHEN status <> 3 THEN 'TELL_PASSED' END, CASE WHEN status <> 3 THEN timestamptz '2099-01-01' END, false, 1, now(), now()
   FROM (SELECT n, application_id, a.job_id, a.candidate_id, n % 5 AS status,
           (CASE WHEN n % 5 = 1 THEN timestamptz '2021-01-01' ELSE timestamptz '2099-01-01' END) AS due
         FROM drawn JOIN applications a ON a.organization_id = $1 AND a.id = application_id WHERE n % 10 > 0) d`,
  // Some have had one before, which is closed.
  `INSERT INTO timelines (organization_id, id, application_id, job_id, candidate_id, milestone, zone, candidate_zone, revision,
     decision_date, date_set_at, precision, first_decision_date, follow_up_date, slip_count, decided_at, closed_at, closed_as,
     due_soon_at, due_at, held_by_job, policy_version, created_at, updated_at)
   SELECT $1, uuidv7(interval '-90 days'), application_id, a.job_id, a.candidate_id, 'NEXT_STEP', 'Europe/Berlin', 'Europe/Berlin', 1, date '2020-01-01',
     '2020-01-01', 'DAY', '2020-01-01', '2020-01-01', 0, '2020-01-01', '2020-01-01', 'MET',
     '2020-01-01', '2020-01-01', false, 1, '2020-01-01', '2020-01-01'
   FROM drawn JOIN applications a ON a.organization_id = $1 AND a.id = application_id WHERE n % 10 > 0 AND n % 7 = 0`,
];

/** Fills an empty database through its owner, whom row-level security binds too, and returns the keys. */
export async function fillDatabase(ownerUrl: string, code: string, data: BenchData): Promise<Tenant[]> {
  const { makeApiKeyToken } = await import(`../../${code}/organizations/api-key/api-key-token.js`);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const tenants: Tenant[] = [];
  try {
    for (let number = 1; number <= data.organizations; number += 1) {
      const organizationId = randomUUID();
      const keyId = randomUUID();
      const { text, secretHash } = makeApiKeyToken('live', keyId);
      await owner.query('BEGIN');
      await owner.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
      await owner.query(insertOrganization, [organizationId, number]);
      await owner.query(insertKey, [organizationId, keyId, secretHash]);
      await owner.query(drawIds.replace('$1', String(data.applicationsEach)));
      for (const insert of insertRows) await owner.query(insert, [organizationId]);
      await owner.query('DROP TABLE drawn');
      await owner.query('COMMIT');
      tenants.push({ organizationId, apiKey: text });
    }
    await owner.query('VACUUM (ANALYZE)');
    return tenants;
  } finally {
    await owner.end();
  }
}
