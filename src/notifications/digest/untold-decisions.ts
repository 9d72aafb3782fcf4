import type { UntoldReason } from '../../mails/index.js';
import { toInstant } from '../../platform/database/dates.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { isUntoldOn, localDate } from '../../rules/index.js';
import {
  type AboutRow,
  aboutColumns,
  type DigestReader,
  type ItemToTell,
  recruitedJobs,
  subjectOf,
} from './digest-reader.js';

interface Row extends AboutRow {
  readonly outcomeId: string;
  readonly decidedAt: Date;
  readonly dueAt: Date;
  readonly why: UntoldReason | null;
}

// A message that was sent and yet told nothing came back.
const selectUntold = statement(
  'digest_untold_decisions',
  `
  SELECT o.id AS "outcomeId", ${aboutColumns}, o.decided_at AS "decidedAt", coalesce(o.due_at, o.decided_at) AS "dueAt",
         CASE WHEN n.status = 'DEAD' THEN 'FAILED'
              WHEN n.status = 'SENT' OR n.withheld_because = 'SUPPRESSED' THEN 'BOUNCED'
              WHEN n.withheld_because = 'NOT_APPROVED' OR EXISTS (
                SELECT FROM drafts d JOIN messages m ON m.organization_id = $1 AND m.id = d.message_id
                WHERE d.organization_id = $1 AND d.application_id = o.application_id AND d.outcome_id = o.id
                  AND m.status = 'WAITING') THEN 'NOT_APPROVED' END AS why
  FROM outcomes o
  JOIN applications a ON a.organization_id = $1 AND a.id = o.application_id
  JOIN candidates c ON c.organization_id = $1 AND c.id = a.candidate_id
  LEFT JOIN LATERAL (
    SELECT s.withheld_because, m.status FROM notifications s
    LEFT JOIN messages m ON m.organization_id = $1 AND m.id = s.message_id
    WHERE s.organization_id = $1 AND s.application_id = o.application_id AND s.outcome_id = o.id
      AND s.recipient = 'CANDIDATE' ORDER BY s.id DESC LIMIT 1) n ON true
  WHERE o.organization_id = $1 AND o.told_at IS NULL AND o.superseded_at IS NULL
    AND a.job_id = ANY($2) AND a.status NOT IN ('WITHDRAWN', 'HIRED_ELSEWHERE') AND c.erased_at IS NULL
  ORDER BY o.decided_at, o.id`,
);

/** Rule 9: decisions which the candidate does not know, every business day until they do. */
export async function untoldDecisions(tx: WriteTransaction, reader: DigestReader): Promise<ItemToTell[]> {
  const { span, rules } = reader;
  const rows = await tx.query<Row>(selectUntold, [tx.organizationId, recruitedJobs(reader)]);
  const untold = rows.filter(({ dueAt }) => isUntoldOn(span.day, toInstant(dueAt), span.zone, rules.calendar));
  return untold.map((row) => ({
    item: {
      kind: 'UNTOLD_DECISION',
      ...subjectOf(reader, row),
      decidedOn: localDate(toInstant(row.decidedAt), span.zone).toString(),
      why: row.why,
    },
    record: { applicationId: row.applicationId, outcomeId: row.outcomeId, day: span.day.toString() },
  }));
}
