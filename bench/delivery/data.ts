import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type pg from 'pg';

/** As nodemailer takes it. */
export interface Mail {
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export const mailFrom = 'timelines@followthrough.test';

const organizationName = 'Northwind Labs';

// As the service writes it.
const sample = (name: string) =>
  readFileSync(new URL(`../../test/mails/timeline-extended/${name}`, import.meta.url), 'utf8');
const [text, html] = [sample('en.txt'), sample('en.html')];

export function makeMails(count: number): Mail[] {
  return Array.from({ length: count }, (_, n) => ({
    messageId: `<${randomUUID()}@followthrough.test>`,
    from: { name: organizationName, address: mailFrom },
    to: { name: `Ana Ríos ${n}`, address: `ana.rios.${n}@example.test` },
    subject: 'A new date for your application',
    text,
    html,
  }));
}

export async function makeOrganizations(owner: pg.Client, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await inOneTransaction(owner, ids, async (id) => {
    await owner.query(
      `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at, updated_at)
       VALUES ($1::uuid, 'delivery-' || $1::uuid, $2, 'Europe/Berlin', 'DE', 'en', now(), now())`,
      [id, organizationName],
    );
  });
  return ids;
}

const insertMails = `
  INSERT INTO messages (organization_id, id, kind, status, locale, from_name, to_name, to_address, subject, text, html, message_id,
    composed_at, next_attempt_at, attempt_count, uncertain_count, fence, possible_duplicate, declinable)
  SELECT $1, uuidv7(), 'TIMELINE_EXTENDED', 'QUEUED', 'en', $2, mail #>> '{to,name}', mail #>> '{to,address}', mail ->> 'subject',
    mail ->> 'text', mail ->> 'html', mail ->> 'messageId', now(), now(), 0, 0, 0, false, false
  FROM jsonb_array_elements($3::jsonb) mail`;

/** Queues the mails, evenly over the organizations; all are due at the same moment. */
export async function queueMails(
  owner: pg.Client,
  organizations: readonly string[],
  mails: readonly Mail[],
): Promise<void> {
  await inOneTransaction(owner, organizations, async (id, number) => {
    const own = mails.filter((_, n) => n % organizations.length === number);
    await owner.query(insertMails, [id, organizationName, JSON.stringify(own)]);
  });
  // As autovacuum does within a minute; a benchmark that begins with an empty database is over before.
  await owner.query('ANALYZE messages, message_attempts');
}

export interface Ledger {
  readonly sent: number;
  /** When the last was recorded, in milliseconds of the machine's clock. */
  readonly lastAt: number;
}

/** What the ledger says of all mails so far. */
export async function readLedger(owner: pg.Client, organizations: readonly string[]): Promise<Ledger> {
  const each: Ledger[] = [];
  await inOneTransaction(owner, organizations, async (id) => {
    const { rows } = await owner.query<Ledger>(
      `SELECT count(*)::int AS sent, coalesce(extract(epoch FROM max(ended_at)) * 1000, 0)::float8 AS "lastAt" FROM messages
       WHERE organization_id = $1 AND status = 'SENT'`,
      [id],
    );
    each.push(...rows);
  });
  return {
    sent: each.reduce((sum, { sent }) => sum + sent, 0),
    lastAt: Math.max(...each.map(({ lastAt }) => lastAt)),
  };
}

/** Entries of the queue that wait or are under way. */
export async function countQueued(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ queued: number }>(
    `SELECT count(*)::int AS queued FROM pgboss.job WHERE state <= 'active' AND name = 'disclose-when-message-is-sent'`,
  );
  return rows[0]?.queued ?? 0;
}

/** Transactions of all so far, this one's own and those that only read among them. */
export async function countCommits(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ commits: number }>(
    'SELECT xact_commit::int AS commits FROM pg_stat_database WHERE datname = current_database()',
  );
  return rows[0]?.commits ?? 0;
}

/** Inside each organization in its turn, as the owner, whom row-level security binds too. */
async function inOneTransaction(
  owner: pg.Client,
  organizations: readonly string[],
  work: (organizationId: string, number: number) => Promise<void>,
): Promise<void> {
  await owner.query('BEGIN');
  for (const [number, organizationId] of organizations.entries()) {
    await owner.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
    await work(organizationId, number);
  }
  await owner.query('COMMIT');
}
