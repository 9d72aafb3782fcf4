import type { FaultDatabase } from './fault-database.js';

// As large as a mail of the service: about 7 KB of HTML.
const queueSql = `
  INSERT INTO messages (organization_id, id, kind, status, locale, from_name, to_name, to_address, subject, text, html, message_id,
    composed_at, next_attempt_at, attempt_count, uncertain_count, fence, possible_duplicate, declinable)
  SELECT $1::uuid, uuidv7(), 'TIMELINE_EXTENDED', 'QUEUED', 'en', 'Northwind Labs', 'Ana Ríos', $2 || n || '@candidates.test',
    'A new date for your application', repeat('You will hear from us by 11 December. ', 20),
    repeat('<p>You will hear from us by 11 December.</p>', 150), '<' || $2 || n || '@followthrough.test>', now(), now(), 0, 0, 0,
    false, false
  FROM generate_series(1, $3::int) n`;

/** Mails that are due at once, past the API: so many that it would take it longer to accept them than to send them. */
export async function queueMails(
  database: FaultDatabase,
  organizationId: string,
  mark: string,
  count: number,
): Promise<void> {
  await database.sql(queueSql, [organizationId, `${mark}-`, count]);
}
