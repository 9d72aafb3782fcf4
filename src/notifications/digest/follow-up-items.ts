import type { MemberItem } from '../../mails/index.js';
import { toInstant } from '../../platform/database/dates.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { localDate } from '../../rules/index.js';
import type { FollowUpEntity } from '../follow-ups/follow-up.entity.js';
import { mailActOf } from '../follow-ups/follow-up-kind.js';
import {
  type AboutRow,
  aboutColumns,
  type DigestReader,
  type ItemToTell,
  recruitedJobs,
  subjectOf,
} from './digest-reader.js';

interface Row extends AboutRow, Pick<FollowUpEntity, 'id' | 'kind' | 'message' | 'madeAt'> {}

// A question stands until it is answered; what is only good to know is told once. What is urgent was told at once.
const selectFollowUps = statement(
  'digest_follow_ups',
  `
  SELECT f.id, f.kind, f.message, f.made_at AS "madeAt", ${aboutColumns}
  FROM follow_ups f
  JOIN applications a ON a.organization_id = $1 AND a.id = f.application_id
  JOIN candidates c ON c.organization_id = $1 AND c.id = f.candidate_id
  WHERE f.organization_id = $1 AND f.left_at IS NOT NULL AND f.answered_at IS NULL AND a.job_id = ANY($2)
    AND (f.kind = 'UPDATE_REQUEST' OR f.kind IN ('THANK_YOU', 'STILL_INTERESTED', 'WITHDRAW', 'ACCEPTED_ELSEWHERE')
      AND NOT EXISTS (SELECT FROM notifications n
        WHERE n.organization_id = $1 AND n.application_id = f.application_id AND n.kind = 'CANDIDATE_WROTE'
          AND n.recipient_id = $3 AND n.at >= f.left_at))
  ORDER BY f.made_at, f.id`,
);

/** What candidates sent by their pages. */
export async function followUpItems(tx: WriteTransaction, reader: DigestReader): Promise<ItemToTell[]> {
  const rows = await tx.query<Row>(selectFollowUps, [tx.organizationId, recruitedJobs(reader), reader.member.id]);
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const { applicationId } = row;
    // Several of one application are told apart by their number.
    const rung = counts.get(applicationId) ?? 0;
    counts.set(applicationId, rung + 1);
    return { item: itemOf(row, reader), record: { applicationId, rung, day: reader.span.day.toString() } };
  });
}

function itemOf(row: Row, reader: DigestReader): MemberItem {
  const subject = subjectOf(reader, row);
  const on = localDate(toInstant(row.madeAt), reader.span.zone).toString();
  if (row.kind === 'UPDATE_REQUEST') return { kind: 'UPDATE_REQUESTED', ...subject, askedOn: on, message: row.message };
  return { kind: 'CANDIDATE_WROTE', ...subject, act: mailActOf(row.kind), on, message: row.message };
}
