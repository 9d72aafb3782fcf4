import type { EndedEntry, PromisedDate } from '../../mails/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { TimelineEntity } from '../../timelines/index.js';

interface Row extends Pick<TimelineEntity, 'id' | 'revision' | 'milestone' | 'applicationId'>, PromisedDate {
  readonly job: string;
}

const select = `
  SELECT t.id, t.revision, t.milestone, t.application_id AS "applicationId", t.disclosed_date::text AS date,
         t.disclosed_precision AS precision, j.title AS job
  FROM timelines t JOIN jobs j ON j.organization_id = $1 AND j.id = t.job_id
  WHERE t.organization_id = $1 AND t.application_id = ANY($2) AND t.disclosed_date IS NOT NULL AND t.closed_at IS NULL AND EXISTS (
    SELECT FROM notifications n JOIN messages m ON m.organization_id = n.organization_id AND m.id = n.message_id
    WHERE n.organization_id = t.organization_id AND n.application_id = t.application_id AND n.timeline_id = t.id
      AND n.recipient = 'CANDIDATE' AND m.status = 'SENT' AND m.calendar_files IS NOT NULL)
  ORDER BY t.created_at, t.id`;

/**
 * The dates that mails put into a candidate's calendar, and that what happened at that instant ends.
 * @param applicationId that the mail is about
 * @param others which end with it
 */
export async function endedEntries(
  tx: WriteTransaction,
  applicationId: string,
  decidedAt: Date,
  others: readonly string[] = [],
): Promise<EndedEntry[]> {
  const rows = await tx.query<Row>(select, [tx.organizationId, [applicationId, ...others]]);
  return rows.map(({ id, revision, milestone, applicationId: of, job, date, precision }) => ({
    ...(of === applicationId ? {} : { job }),
    timelineId: id,
    // The change after all that were told.
    revision: revision + 1,
    revisedAt: decidedAt.toISOString(),
    milestone,
    date: { date, precision },
  }));
}
