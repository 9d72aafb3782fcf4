import pg from 'pg';
import { type BenchData, fillDatabase } from '../list/data.ts';

/** A candidate's page. */
export interface ReaderPage {
  readonly path: string;
}

const insertPolicy = 'INSERT INTO policies (organization_id, version, rules, effective_from) VALUES ($1, 1, $2, now())';

// Each open timeline was told by a mail, which holds the link to the page.
const insertRows = [
  `CREATE TEMPORARY TABLE told AS
   SELECT t.id AS timeline_id, t.application_id, t.candidate_id, t.decision_date, uuidv7() AS message_id, c.email
   FROM timelines t JOIN candidates c ON c.organization_id = $1 AND c.id = t.candidate_id
   WHERE t.organization_id = $1 AND t.milestone = 'DECISION' AND t.closed_at IS NULL AND t.held_until IS NULL AND t.decision_date > current_date`,
  `INSERT INTO timeline_revisions (organization_id, timeline_id, number, kind, to_date, precision, follow_up_date, note, actor, at)
   SELECT $1, timeline_id, 1, 'SET', decision_date, 'DAY', decision_date, 'It was good to meet you.',
     '{"kind": "SYSTEM", "name": "Bench"}', now() FROM told`,
  `INSERT INTO timeline_disclosures (organization_id, id, timeline_id, revision, kind, at)
   SELECT $1, uuidv7(), timeline_id, 1, 'ACCEPTED', now() FROM told`,
  `UPDATE timelines t SET disclosed_revision = 1, disclosed_date = t.decision_date, disclosed_precision = 'DAY',
     disclosed_promise = 1, disclosed_at = now()
   FROM told WHERE t.organization_id = $1 AND t.id = told.timeline_id`,
  `INSERT INTO messages (organization_id, id, kind, status, locale, from_name, to_name, to_address, subject, text, html, message_id,
     composed_at, sent_at, ended_at, attempt_count, uncertain_count, fence, possible_duplicate, declinable)
   SELECT $1, message_id, 'TIMELINE_SET', 'SENT', 'en', 'Bench', 'Ana Ríos', email, 'When you will hear from us', 'Text', '<p>Text</p>',
     message_id::text, now(), now(), now(), 1, 0, 1, false, false FROM told`,
  `INSERT INTO notifications (organization_id, id, application_id, timeline_id, revision, kind, recipient, recipient_id, decision,
     message_id, at)
   SELECT $1, uuidv7(), application_id, timeline_id, 1, 'TIMELINE_SET', 'CANDIDATE', candidate_id, 'SEND', message_id, now() FROM told`,
];

const insertLink = `
  WITH one AS (SELECT message_id, email FROM told ORDER BY message_id OFFSET $3 LIMIT 1),
  link AS (
    INSERT INTO link_tokens (organization_id, token_hash, purpose, message_id, created_at, expires_at)
    SELECT $1, $2, 'STATUS', message_id, now(), now() + interval '90 days' FROM one)
  SELECT email FROM one`;

/** Organizations with promises that were told, and links to so many candidates' pages of each. */
export async function fillWithPages(
  ownerUrl: string,
  code: string,
  data: BenchData & { readonly readersEach: number },
): Promise<ReaderPage[]> {
  const { makeLinkToken } = await import(`../../${code}/delivery/links/link-token.js`);
  const { defaultPolicy } = await import(`../../${code}/rules/index.js`);
  const tenants = await fillDatabase(ownerUrl, code, data);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const pages: ReaderPage[] = [];
  try {
    for (const { organizationId } of tenants) {
      await owner.query('BEGIN');
      await owner.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
      await owner.query(insertPolicy, [organizationId, JSON.stringify(defaultPolicy)]);
      for (const insert of insertRows) await owner.query(insert.replaceAll('$1', `'${organizationId}'::uuid`));
      for (let reader = 0; reader < data.readersEach; reader += 1) {
        const { text, hash } = makeLinkToken();
        const { rows } = await owner.query<{ email: string }>(insertLink, [organizationId, hash, reader]);
        if (rows[0] !== undefined) pages.push({ path: `/status/${text}` });
      }
      await owner.query('DROP TABLE told');
      await owner.query('COMMIT');
    }
    await owner.query('VACUUM (ANALYZE)');
    return pages;
  } finally {
    await owner.end();
  }
}
