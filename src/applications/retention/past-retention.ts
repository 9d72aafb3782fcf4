import type { Temporal } from 'temporal-polyfill';
import { candidateColumns } from '../../candidates/index.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import { localDate, startOfDay } from '../../rules/index.js';

/**
 * Who may be erased: nothing of theirs is active, and all of it ended before that instant; or they never applied, and
 * were created before it. Of an application of which it was not recorded when it ended, the last change stands in for it.
 */
const isPast = (before: string) => `
  c.organization_id = $1 AND c.erased_at IS NULL AND c.created_at < ${before} AND NOT EXISTS (
    SELECT FROM applications a WHERE a.organization_id = $1 AND a.candidate_id = c.id
      AND (a.status = 'ACTIVE' OR coalesce(a.ended_at, a.updated_at) >= ${before}))`;

// Parameters: the organization, an id to start behind, how many at most, and the instant.
export const pastRetentionPages = idPages(
  'candidate_page_past_retention',
  (beyond, order) =>
    `SELECT ${candidateColumns} FROM candidates c
     WHERE ${isPast('$4')} AND c.id ${beyond} $2 ORDER BY c.id ${order} LIMIT $3`,
);

// Parameters: the organization and the instant.
export const countPastRetention = statement(
  'candidate_count_past_retention',
  `SELECT count(*) AS count FROM candidates c WHERE ${isPast('$2')}`,
);

// Parameters: the organization, the candidate and the instant.
export const selectIfPastRetention = `SELECT c.id FROM candidates c WHERE ${isPast('$3')} AND c.id = $2`;

/** The start of the day that many days before today in the organization's zone. */
export function retentionEnd(now: Temporal.Instant, days: number, zone: string): Temporal.Instant {
  return startOfDay(localDate(now, zone).subtract({ days }), zone);
}
