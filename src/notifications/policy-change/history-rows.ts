import type { Temporal } from 'temporal-polyfill';
import type { OutcomeEntity } from '../../applications/index.js';
import type { MessageStatus } from '../../delivery/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { NotificationRecord, Precision } from '../../rules/index.js';

interface OfCandidate {
  readonly candidateId: string;
  readonly applicationId: string;
  readonly at: Date;
}

export interface ApplicationHistoryRow {
  readonly id: string;
  readonly candidateId: string;
  readonly jobId: string;
  /** The job's time zone, and the candidate's; null: the organization's. */
  readonly zone: string | null;
  readonly candidateZone: string | null;
  readonly declinedAt: Date | null;
  readonly erasedAt: Date | null;
  readonly recruiterZone: string | null;
}

export interface RevisionHistoryRow extends OfCandidate {
  readonly timelineId: string;
  readonly kind: string;
  readonly fromDate: string | null;
  readonly toDate: string;
  readonly precision: Precision;
  readonly precisionBefore: Precision | null;
  readonly followUpDate: string;
  readonly heldUntil: string | null;
  readonly bySystem: boolean;
  readonly alreadyTold: boolean;
  /** When the last interview before it took place. */
  readonly interviewedAt: Date | null;
}

export interface OutcomeHistoryRow
  extends OfCandidate,
    Pick<OutcomeEntity, 'kind' | 'tellCandidate' | 'tellOn' | 'asksPerson' | 'supersededAt'> {
  readonly id: string;
}

export interface ContactHistoryRow extends OfCandidate {
  readonly touchedAt: Date;
  readonly toldDate: boolean;
  readonly toldDecision: boolean;
}

export interface StoppedRow extends OfCandidate {
  readonly timelineId: string | null;
  readonly outcomeId: string | null;
}

export interface SuppressionHistoryRow {
  readonly candidateId: string;
  /** By what became of that message; null: by somebody's wish. */
  readonly refusedMessageId: string | null;
  readonly at: Date;
  readonly releasedAt: Date | null;
}

/** Something that a message told, and what became of the message. */
export interface SentRow extends OfCandidate {
  readonly messageId: string;
  readonly kind: NotificationRecord['kind'];
  readonly timelineId: string | null;
  readonly revision: number | null;
  readonly rung: number | null;
  readonly outcomeId: string | null;
  readonly status: MessageStatus;
  readonly failure: string | null;
  readonly sentAt: Date | null;
  readonly endedAt: Date | null;
  readonly bouncedAt: Date | null;
}

/** All that is on record of some candidates, each kind in the order in which it happened. */
export interface HistoryRows {
  readonly applications: readonly ApplicationHistoryRow[];
  readonly revisions: readonly RevisionHistoryRow[];
  readonly outcomes: readonly OutcomeHistoryRow[];
  readonly contacts: readonly ContactHistoryRow[];
  readonly ends: readonly OfCandidate[];
  readonly stopped: readonly StoppedRow[];
  readonly suppressions: readonly SuppressionHistoryRow[];
  readonly sent: readonly SentRow[];
}

const candidatesSql = `
  SELECT c.id, (c.revisions + (
    SELECT count(*) FROM applications a JOIN contacts k ON k.organization_id = $1 AND k.application_id = a.id
    WHERE a.organization_id = $1 AND a.candidate_id = c.id))::int AS size
  FROM (
    SELECT candidate_id AS id, sum(revision) AS revisions, max(updated_at) AS latest FROM timelines
    WHERE organization_id = $1 AND (closed_at IS NULL OR closed_at >= $2) AND ($3::uuid IS NULL OR job_id = $3)
    GROUP BY candidate_id ORDER BY latest DESC LIMIT $4) c
  ORDER BY c.latest DESC`;

const applicationsSql = `
  SELECT a.id, a.candidate_id AS "candidateId", a.job_id AS "jobId", j.time_zone AS zone, c.time_zone AS "candidateZone",
         c.notes_declined_at AS "declinedAt", c.erased_at AS "erasedAt",
         r.time_zone AS "recruiterZone"
  FROM applications a
  JOIN jobs j ON j.organization_id = $1 AND j.id = a.job_id
  JOIN candidates c ON c.organization_id = $1 AND c.id = a.candidate_id
  LEFT JOIN members r ON r.organization_id = $1 AND r.id = j.recruiter_id AND r.status <> 'REMOVED' AND r.role <> 'VIEWER'
  WHERE a.organization_id = $1 AND a.candidate_id = ANY($2) ORDER BY a.id`;

const revisionsSql = `
  SELECT t.candidate_id AS "candidateId", t.application_id AS "applicationId", r.timeline_id AS "timelineId", r.kind,
         r.from_date AS "fromDate", r.to_date AS "toDate", r.precision,
         lag(r.precision) OVER (PARTITION BY r.timeline_id ORDER BY r.number) AS "precisionBefore",
         r.follow_up_date AS "followUpDate", r.held_until AS "heldUntil", r.actor->>'kind' = 'SYSTEM' AS "bySystem", r.at,
         EXISTS (SELECT FROM timeline_disclosures d WHERE d.organization_id = $1 AND d.timeline_id = r.timeline_id
                 AND d.revision = r.number AND d.kind = 'TOLD_BY_MEMBER' AND d.at = r.at) AS "alreadyTold",
         (SELECT max(i.completed_at) FROM interviews i WHERE i.organization_id = $1 AND r.number = 1
            AND i.application_id = t.application_id AND i.status = 'COMPLETED' AND NOT i.is_preliminary_screen
            AND i.completed_at <= r.at) AS "interviewedAt"
  FROM timelines t
  JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = t.id
  WHERE t.organization_id = $1 AND t.candidate_id = ANY($2) ORDER BY r.at, r.timeline_id, r.number`;

const outcomesSql = `
  SELECT a.candidate_id AS "candidateId", o.application_id AS "applicationId", o.id, o.kind,
         o.tell_candidate AS "tellCandidate", o.tell_on AS "tellOn", o.asks_person AS "asksPerson",
         o.superseded_at AS "supersededAt", o.decided_at AS at
  FROM applications a JOIN outcomes o ON o.organization_id = $1 AND o.application_id = a.id
  WHERE a.organization_id = $1 AND a.candidate_id = ANY($2) ORDER BY o.decided_at, o.id`;

const contactsSql = `
  SELECT a.candidate_id AS "candidateId", k.application_id AS "applicationId", k.at AS "touchedAt", k.told_date AS "toldDate",
         k.told_outcome AS "toldDecision", k.created_at AS at
  FROM applications a JOIN contacts k ON k.organization_id = $1 AND k.application_id = a.id
  WHERE a.organization_id = $1 AND a.candidate_id = ANY($2) ORDER BY k.created_at, k.id`;

const endsSql = `
  SELECT a.candidate_id AS "candidateId", e.application_id AS "applicationId", e.at
  FROM applications a JOIN application_turns e ON e.organization_id = $1 AND e.application_id = a.id
  WHERE a.organization_id = $1 AND a.candidate_id = ANY($2) AND e.kind <> 'REOPENED' ORDER BY e.at, e.id`;

// By a member, who saw a draft of it; what nobody saw ends so by itself.
const stoppedSql = `
  SELECT n.recipient_id AS "candidateId", n.application_id AS "applicationId", n.timeline_id AS "timelineId",
         n.outcome_id AS "outcomeId", n.at
  FROM notifications n
  WHERE n.organization_id = $1 AND n.recipient_id = ANY($2) AND n.recipient = 'CANDIDATE'
    AND n.withheld_because = 'NOT_APPROVED' AND (n.outcome_id IS NOT NULL OR EXISTS (
      SELECT FROM drafts d JOIN messages m ON m.organization_id = $1 AND m.id = d.message_id
      WHERE d.organization_id = $1 AND d.application_id = n.application_id AND d.timeline_id = n.timeline_id
        AND m.failure = 'NOT_APPROVED' AND m.ended_at = n.at))
  ORDER BY n.id`;

const suppressionsSql = `
  SELECT c.id AS "candidateId", CASE WHEN s.reason = 'REFUSED' THEN s.message_id END AS "refusedMessageId", s.at,
         s.released_at AS "releasedAt"
  FROM candidates c JOIN suppressions s ON s.organization_id = $1 AND s.address = lower(c.email)
  WHERE c.organization_id = $1 AND c.id = ANY($2) ORDER BY s.at`;

const sentSql = `
  SELECT n.recipient_id AS "candidateId", n.application_id AS "applicationId", n.message_id AS "messageId", n.kind,
         n.timeline_id AS "timelineId", n.revision, n.rung, n.outcome_id AS "outcomeId", n.at, m.status, m.failure,
         m.sent_at AS "sentAt", m.ended_at AS "endedAt", m.bounced_at AS "bouncedAt"
  FROM notifications n JOIN messages m ON m.organization_id = $1 AND m.id = n.message_id
  WHERE n.organization_id = $1 AND n.recipient_id = ANY($2) AND n.recipient = 'CANDIDATE' AND coalesce(n.timeline_id, n.outcome_id) IS NOT NULL
  ORDER BY n.id`;

/** A candidate, and how many rows are on record of them, roughly. */
export interface CandidateSince {
  readonly id: string;
  readonly size: number;
}

/** The candidates about whom something was open since then, the latest first: of the organization, or of one job. */
export async function candidatesSince(
  tx: WriteTransaction,
  since: Temporal.Instant,
  jobId: string | null,
  most: number,
): Promise<CandidateSince[]> {
  return await tx.query<CandidateSince>(candidatesSql, [tx.organizationId, since.toString(), jobId, most]);
}

export async function historyRows(tx: WriteTransaction, candidateIds: readonly string[]): Promise<HistoryRows> {
  const rowsOf = <Row>(sql: string) => tx.query<Row>(sql, [tx.organizationId, candidateIds]);
  const [applications, revisions, outcomes, contacts, ends, stopped, suppressions, sent] = await Promise.all([
    rowsOf<ApplicationHistoryRow>(applicationsSql),
    rowsOf<RevisionHistoryRow>(revisionsSql),
    rowsOf<OutcomeHistoryRow>(outcomesSql),
    rowsOf<ContactHistoryRow>(contactsSql),
    rowsOf<OfCandidate>(endsSql),
    rowsOf<StoppedRow>(stoppedSql),
    rowsOf<SuppressionHistoryRow>(suppressionsSql),
    rowsOf<SentRow>(sentSql),
  ]);
  return { applications, revisions, outcomes, contacts, ends, stopped, suppressions, sent };
}
