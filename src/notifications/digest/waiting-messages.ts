import { toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { localDate } from '../../rules/index.js';
import {
  type AboutRow,
  aboutColumns,
  type DigestReader,
  type ItemToTell,
  recruitedJobs,
  subjectOf,
} from './digest-reader.js';

interface Row extends AboutRow {
  readonly timelineId: string | null;
  readonly revision: number | null;
  readonly outcomeId: string | null;
  readonly subject: string;
  readonly text: string;
  readonly composedAt: Date;
}

// One that was approved waits for its window, and for nobody.
const waitingSql = `
  SELECT ${aboutColumns}, d.timeline_id AS "timelineId", d.revision, d.outcome_id AS "outcomeId", m.subject, m.text,
         m.composed_at AS "composedAt"
  FROM messages m
  JOIN drafts d ON d.organization_id = $1 AND d.message_id = m.id
  JOIN applications a ON a.organization_id = $1 AND a.id = d.application_id
  JOIN candidates c ON c.organization_id = $1 AND c.id = a.candidate_id
  LEFT JOIN timelines t ON t.organization_id = $1 AND t.id = d.timeline_id
  LEFT JOIN outcomes o ON o.organization_id = $1 AND o.id = d.outcome_id
  WHERE m.organization_id = $1 AND m.status = 'WAITING' AND a.job_id = ANY($2)
    AND t.untold_approved_at IS NULL AND o.approved_at IS NULL
  ORDER BY m.id`;

/** Messages that a member has to look at before they leave, every business day while they wait. */
export async function waitingMessages(tx: WriteTransaction, reader: DigestReader): Promise<ItemToTell[]> {
  const { span } = reader;
  const rows = await tx.query<Row>(waitingSql, [tx.organizationId, recruitedJobs(reader)]);
  return rows.map((row) => {
    const { applicationId, timelineId, revision, outcomeId, subject, text, composedAt } = row;
    const { mode } = reader.rules.ofJob(row.jobId).policy.approval;
    const leaving = { how: mode === 'REQUIRED' ? ('APPROVED' as const) : ('BY_ITSELF_LATER' as const) };
    const since = localDate(toInstant(composedAt), span.zone).toString();
    return {
      item: { kind: 'MESSAGE_AWAITS_APPROVAL', ...subjectOf(reader, row), subject, text, since, leaving },
      record: { applicationId, timelineId, revision, outcomeId, day: span.day.toString() },
    };
  });
}
