import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { NotificationKind } from '../notification/notification-kind.js';
import type { RedriveFilter } from './redrive.inputs.js';

// Those that were given up, and those that were accepted and came back because of us. Those that were erased say nothing any
// more and never can be sent again.
const deadSql = `
  SELECT m.id, m.died_at AS "diedAt" FROM (
    SELECT d.id, d.kind, d.failure, d.ended_at AS died_at FROM messages d
    WHERE d.organization_id = $1 AND d.status = 'DEAD' AND d.erased_at IS NULL
    UNION ALL
    SELECT d.id, d.kind, d.bounce_class, d.bounced_at FROM messages d
    WHERE d.organization_id = $1 AND d.bounce_class = 'SENDER_FAULT' AND d.status = 'SENT' AND d.erased_at IS NULL) m
  WHERE ($3::text[] IS NULL OR m.kind = ANY($3)) AND ($4::text[] IS NULL OR m.failure = ANY($4))
    AND ($5::timestamptz IS NULL OR m.died_at >= $5) AND ($6::timestamptz IS NULL OR m.died_at < $6)
    AND ($7::uuid IS NULL OR EXISTS (
      SELECT FROM notifications n WHERE n.organization_id = $1 AND n.message_id = m.id) AND NOT EXISTS (
      SELECT FROM notifications n
      JOIN applications a ON a.organization_id = $1 AND a.id = n.application_id
      JOIN jobs j ON j.organization_id = $1 AND j.id = a.job_id
      WHERE n.organization_id = $1 AND n.message_id = m.id
        AND j.recruiter_id IS DISTINCT FROM $7 AND j.hiring_manager_id IS DISTINCT FROM $7))
  ORDER BY m.died_at, m.id LIMIT $2`;

// A note about a date that passed in the meantime is no other word about the change.
const toldSql = `
  SELECT n.message_id AS "messageId", n.kind, n.recipient = 'CANDIDATE' AS "toCandidate", n.revision,
         n.timeline_id AS "timelineId", n.outcome_id AS "outcomeId",
         a.id AS "applicationId", a.job_id AS "jobId", a.candidate_id AS "candidateId",
         EXISTS (
           SELECT FROM notifications l
           WHERE l.organization_id = $1 AND l.application_id = n.application_id AND l.id > n.id
             AND l.recipient = 'CANDIDATE' AND l.decision = 'SEND' AND l.message_id <> n.message_id
             AND CASE WHEN n.outcome_id IS NOT NULL THEN l.outcome_id = n.outcome_id
                      ELSE l.timeline_id = n.timeline_id AND l.kind NOT IN ('TIMELINE_PASSED', 'STILL_UNDECIDED') END
         ) AS "toldSince",
         EXISTS (
           SELECT FROM timeline_disclosures d
           WHERE d.organization_id = $1 AND d.timeline_id = n.timeline_id AND d.at > n.at
             -- That this very message was accepted, and came back.
             AND NOT (d.revision = n.revision AND d.kind IN ('ACCEPTED', 'WITHDRAWN'))) AS "knownSince"
  FROM notifications n JOIN applications a ON a.organization_id = $1 AND a.id = n.application_id
  WHERE n.organization_id = $1 AND n.message_id = ANY($2) ORDER BY n.id`;

const decidedSinceSql = `
  SELECT o.id FROM outcomes o WHERE o.organization_id = $1 AND o.id = ANY($2) AND EXISTS (
    SELECT FROM outcomes l WHERE l.organization_id = $1 AND l.application_id = o.application_id
      AND l.superseded_at IS NULL AND l.decided_at > o.decided_at)`;

export interface FoundMessage {
  readonly id: string;
  readonly diedAt: Date;
}

/** One thing that a message tells, as it is stored, and whether something overtook it. */
export interface ToldByMessageRow {
  readonly messageId: string;
  readonly kind: NotificationKind;
  readonly toCandidate: boolean;
  readonly revision: number | null;
  readonly timelineId: string | null;
  readonly outcomeId: string | null;
  readonly applicationId: string;
  readonly jobId: string;
  readonly candidateId: string;
  readonly toldSince: boolean;
  readonly knownSince: boolean;
}

/**
 * Dead messages that the filter fits, those that died first.
 * @param ofMember only those that tell of this member's jobs alone; null: all
 */
export async function findDead(
  tx: WriteTransaction,
  { kinds, failures, diedAfter, diedBefore }: RedriveFilter,
  limit: number,
  ofMember: string | null,
): Promise<FoundMessage[]> {
  const range = [diedAfter ?? null, diedBefore ?? null];
  const given = [tx.organizationId, limit, kinds ?? null, failures ?? null, ...range, ofMember];
  return await tx.query<FoundMessage>(deadSql, given);
}

/** All that the messages tell, in the order in which they do. */
export async function toldBy(tx: WriteTransaction, messageIds: readonly string[]): Promise<ToldByMessageRow[]> {
  return await tx.query<ToldByMessageRow>(toldSql, [tx.organizationId, messageIds]);
}

/** Of these outcomes those after which the application was decided again. */
export async function decidedSince(tx: WriteTransaction, outcomeIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(decidedSinceSql, [tx.organizationId, outcomeIds]);
  return new Set(rows.map(({ id }) => id));
}
