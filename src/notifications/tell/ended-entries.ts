import type { EndedEntry, PromisedDate } from '../../mails/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { TimelineEntity } from '../../timelines/index.js';

interface Row extends Pick<TimelineEntity, 'id' | 'revision' | 'milestone'>, PromisedDate {}

const select = `
  SELECT t.id, t.revision, t.milestone, t.disclosed_date::text AS date, t.disclosed_precision AS precision FROM timelines t
  WHERE t.organization_id = $1 AND t.application_id = $2 AND t.disclosed_date IS NOT NULL AND t.closed_at IS NULL AND EXISTS (
    SELECT FROM notifications n JOIN messages m ON m.organization_id = n.organization_id AND m.id = n.message_id
    WHERE n.organization_id = t.organization_id AND n.application_id = t.application_id AND n.timeline_id = t.id
      AND n.recipient = 'CANDIDATE' AND m.status = 'SENT' AND m.calendar_files IS NOT NULL)
  ORDER BY t.created_at, t.id`;

/** The dates of an application that mails put into its candidate's calendar, and that a decision of that instant ends. */
export async function endedEntries(
  tx: WriteTransaction,
  applicationId: string,
  decidedAt: Date,
): Promise<EndedEntry[]> {
  const rows = await tx.query<Row>(select, [tx.organizationId, applicationId]);
  return rows.map(({ id, revision, milestone, date, precision }) => ({
    timelineId: id,
    // The change after all that were told.
    revision: revision + 1,
    revisedAt: decidedAt.toISOString(),
    milestone,
    date: { date, precision },
  }));
}
