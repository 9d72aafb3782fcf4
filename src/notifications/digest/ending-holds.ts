import { Temporal } from 'temporal-polyfill';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { isHoldEndingOn, type Precision } from '../../rules/index.js';
import type { TimelineEntity } from '../../timelines/index.js';
import {
  type AboutRow,
  aboutColumns,
  type DigestReader,
  type ItemToTell,
  recruitedJobs,
  subjectOf,
} from './digest-reader.js';

interface Row extends AboutRow {
  readonly timelineId: string;
  readonly revision: number;
  readonly milestone: TimelineEntity['milestone'];
  readonly decisionDate: string;
  readonly precision: Precision;
  readonly until: string;
}

// Another end of the hold is a revision of its own, of which they are told again.
const selectHolds = statement(
  'digest_ending_holds',
  `
  SELECT t.id AS "timelineId", t.revision, ${aboutColumns}, t.milestone, t.decision_date::text AS "decisionDate", t.precision,
         t.held_until::text AS until
  FROM timelines t
  JOIN applications a ON a.organization_id = $1 AND a.id = t.application_id
  JOIN candidates c ON c.organization_id = $1 AND c.id = t.candidate_id
  WHERE t.organization_id = $1 AND t.job_id = ANY($2) AND t.decided_at IS NULL AND t.closed_at IS NULL
    AND t.held_until > $3 AND t.decision_date < t.held_until
    AND NOT EXISTS (SELECT FROM notifications n
      WHERE n.organization_id = $1 AND n.application_id = t.application_id AND n.timeline_id = t.id AND n.revision = t.revision
        AND n.kind = 'HOLD_ENDING' AND n.recipient_id = $4)
  ORDER BY t.held_until, t.id`,
);

/** Rule 14: holds that end soon on a date which is over by then: without a member, the candidate gets no new one. */
export async function endingHolds(tx: WriteTransaction, reader: DigestReader): Promise<ItemToTell[]> {
  const { span, rules, member } = reader;
  const parameters = [tx.organizationId, recruitedJobs(reader), span.day.toString(), member.id];
  const rows = await tx.query<Row>(selectHolds, parameters);
  return rows.flatMap((row): ItemToTell[] => {
    const { applicationId, timelineId, revision, milestone, decisionDate, precision, until } = row;
    const hold = { until: Temporal.PlainDate.from(until), decisionDate: Temporal.PlainDate.from(decisionDate) };
    if (!isHoldEndingOn(span.day, hold, rules.ofJob(row.jobId).calendar)) return [];
    const date = { date: decisionDate, precision };
    return [
      {
        item: { kind: 'HOLD_ENDING', ...subjectOf(reader, row), milestone, date, until },
        record: { applicationId, timelineId, revision },
      },
    ];
  });
}
