import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Organizations with open timelines, each promised and told, due in many years. */
export interface SweepData {
  readonly organizations: number;
  readonly openEach: number;
}

const fill = [
  `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at, updated_at)
   VALUES ($1, 'sweep-' || $2, 'Sweep ' || $2, 'Europe/Berlin', 'DE', 'en', now(), now())`,
  `INSERT INTO policies (organization_id, version, rules, effective_from) VALUES ($1, 1, $3, '2020-01-01')`,
  `INSERT INTO jobs (organization_id, id, title, status, created_at, updated_at) VALUES ($1, uuidv7(), 'Engineer', 'OPEN', now(), now())`,
  `INSERT INTO candidates (organization_id, id, full_name, email, created_at, updated_at)
   SELECT $1, uuidv7(), 'Ana Ríos ' || n, 'ana.' || n || '@example.test', now(), now() FROM generate_series(1, $4::int) n`,
  `INSERT INTO applications (organization_id, id, job_id, candidate_id, status, stage, applied_on, created_at, updated_at)
   SELECT $1, uuidv7(), (SELECT id FROM jobs WHERE organization_id = $1), id, 'ACTIVE', 'Interview', date '2026-06-01', now(), now()
   FROM candidates WHERE organization_id = $1`,
  `INSERT INTO timelines (organization_id, id, application_id, job_id, candidate_id, milestone, zone, candidate_zone, revision,
     decision_date, date_set_at, precision, first_decision_date, follow_up_date, slip_count, due_soon_at, due_at, disclosed_revision,
     disclosed_date, disclosed_precision, disclosed_promise, disclosed_at, last_heard_at, next_action_kind, next_action_at,
     held_by_job, policy_version, created_at, updated_at)
   SELECT $1, uuidv7(), id, job_id, candidate_id, 'DECISION', 'Europe/Berlin', 'Europe/Berlin', 1, '2090-01-02', '2026-06-01', 'DAY',
     '2090-01-02', '2090-01-02', 0, '2090-01-01', '2090-01-02 23:00Z', 1, '2090-01-02', 'DAY', 1, '2026-06-01', '2026-06-01',
     'RECORD_SLIP', '2090-01-02 23:00Z', false, 1, now(), now()
   FROM applications WHERE organization_id = $1`,
  `INSERT INTO timeline_revisions (organization_id, timeline_id, number, kind, to_date, precision, follow_up_date, actor, at)
   SELECT $1, id, 1, 'SET', '2090-01-02', 'DAY', '2090-01-02', '{"kind": "SYSTEM", "id": null, "name": "bench"}', '2026-06-01'
   FROM timelines WHERE organization_id = $1`,
];

/** Runs the same statements inside each organization, as the owner, whom row-level security binds too. */
export async function inEach(
  owner: pg.Client,
  organizations: readonly string[],
  work: (organizationId: string, number: number) => Promise<void>,
): Promise<void> {
  for (const [number, organizationId] of organizations.entries()) {
    await owner.query('BEGIN');
    await owner.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
    await work(organizationId, number);
    await owner.query('COMMIT');
  }
}

export async function fillTimelines(owner: pg.Client, data: SweepData, policy: object): Promise<string[]> {
  const organizations = Array.from({ length: data.organizations }, () => randomUUID());
  await inEach(owner, organizations, async (id, number) => {
    const given = { $1: id, $2: number, $3: JSON.stringify(policy), $4: data.openEach };
    for (const text of fill) {
      // A statement may be given only the parameters that it names, numbered without gaps.
      const names = [...new Set(text.match(/\$\d/g))].sort() as (keyof typeof given)[];
      const renumbered = names.reduce((sql, name, index) => sql.replaceAll(name, `$${index + 1}`), text);
      await owner.query(
        renumbered,
        names.map((name) => given[name]),
      );
    }
  });
  await owner.query('VACUUM (ANALYZE)');
  return organizations;
}

/** So many timelines, evenly over the organizations, whose promised date went by last Friday. */
export async function makeDue(owner: pg.Client, organizations: readonly string[], due: number): Promise<void> {
  const each = Math.ceil(due / organizations.length);
  await inEach(owner, organizations, async (id) => {
    await owner.query(
      `UPDATE timelines SET decision_date = '2026-06-05', disclosed_date = '2026-06-05', due_at = '2026-06-05 22:00Z',
         due_soon_at = '2026-06-03 22:00Z', next_action_kind = 'RECORD_SLIP', next_action_at = '2026-06-05 22:00Z', broken_promises = '{}',
         slip_count = 0, asked = NULL, claimed_until = NULL
       WHERE organization_id = $1 AND id IN (SELECT id FROM timelines WHERE organization_id = $1 ORDER BY id LIMIT $2)`,
      [id, each],
    );
  });
}
