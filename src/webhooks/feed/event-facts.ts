import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { ExternalRef } from '../../platform/external-ref/external-ref.js';

/** What an application is known by, here and elsewhere. */
export interface SubjectRow {
  readonly id: string;
  readonly candidateId: string;
  readonly jobId: string;
  readonly status: string;
  readonly appliedOn: string;
  readonly applicationRef: ExternalRef | null;
  readonly candidateRef: ExternalRef | null;
  readonly jobRef: ExternalRef | null;
}

export interface FeedRevisionRow {
  readonly timelineId: string;
  readonly milestone: 'DECISION' | 'NEXT_STEP';
  readonly revision: number;
  readonly kind: string;
  readonly decisionDate: string;
  readonly previousDecisionDate: string | null;
  readonly precision: 'DAY' | 'WEEK' | 'MONTH';
  readonly followUpDate: string;
  readonly heldUntil: string | null;
  readonly reason: string | null;
  readonly closedAs: 'MET' | 'MET_LATE' | 'CANCELLED' | null;
  readonly slippedAt: Date | null;
}

export interface FeedOutcomeRow {
  readonly id: string;
  readonly kind: 'HIRED' | 'REJECTED' | 'ADVANCED';
  readonly reason: string | null;
  readonly decidedAt: Date;
  readonly correctsId: string | null;
  readonly toldAt: Date | null;
  readonly toldBy: 'MESSAGE' | 'MEMBER' | null;
}

export interface FeedNotificationRow {
  readonly id: string;
  readonly applicationId: string;
  readonly messageId: string | null;
  readonly kind: string;
  readonly timelineId: string | null;
  readonly revision: number | null;
  readonly outcomeId: string | null;
  readonly withheldBecause: string | null;
  /** Whether nothing is sent to its address any more because of its message. */
  readonly isDeadAddress: boolean;
}

/** The ids that events name in their payloads. */
export interface NamedInEvent {
  readonly applicationId?: string;
  readonly jobId?: string | null;
  readonly candidateId?: string;
  readonly timelineId?: string;
  readonly revision?: number;
  readonly brokenRevision?: number;
  readonly outcomeId?: string;
  readonly messageId?: string;
  readonly notificationId?: string;
}

const ref = (table: string) =>
  `CASE WHEN ${table}.external_source IS NOT NULL THEN
     jsonb_build_object('source', ${table}.external_source, 'remoteId', ${table}.external_remote_id) END`;

const subjectsSql = `
  SELECT a.id, a.candidate_id AS "candidateId", a.job_id AS "jobId", a.status, a.applied_on::text AS "appliedOn",
    ${ref('a')} AS "applicationRef", ${ref('c')} AS "candidateRef", ${ref('j')} AS "jobRef"
  FROM applications a
  JOIN candidates c ON c.organization_id = a.organization_id AND c.id = a.candidate_id
  JOIN jobs j ON j.organization_id = a.organization_id AND j.id = a.job_id
  WHERE a.organization_id = $1 AND a.id = ANY($2::uuid[])`;

const jobsSql = `
  SELECT j.id, ${ref('j')} AS ref FROM jobs j WHERE j.organization_id = $1 AND j.id = ANY($2::uuid[])`;

const revisionsSql = `
  SELECT r.timeline_id AS "timelineId", t.milestone, r.number AS revision, r.kind, r.to_date::text AS "decisionDate",
    r.from_date::text AS "previousDecisionDate", r.precision, r.follow_up_date::text AS "followUpDate",
    r.held_until::text AS "heldUntil", r.reason, t.closed_as AS "closedAs", s.at AS "slippedAt"
  FROM unnest($2::uuid[], $3::integer[]) wanted (timeline_id, number)
  JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = wanted.timeline_id AND r.number = wanted.number
  JOIN timelines t ON t.organization_id = $1 AND t.id = r.timeline_id
  LEFT JOIN slips s ON s.organization_id = $1 AND s.timeline_id = r.timeline_id AND s.revision = r.number`;

const outcomesSql = `
  SELECT id, kind, reason, decided_at AS "decidedAt", corrects_id AS "correctsId", told_at AS "toldAt", told_by AS "toldBy"
  FROM outcomes WHERE organization_id = $1 AND id = ANY($2::uuid[])`;

// What members are told is their own business.
const notificationsSql = `
  SELECT n.id, n.application_id AS "applicationId", n.message_id AS "messageId", n.kind, n.timeline_id AS "timelineId",
    n.revision, n.outcome_id AS "outcomeId", n.withheld_because AS "withheldBecause",
    CASE WHEN m.bounced_at IS NULL THEN false ELSE EXISTS (
      SELECT FROM suppressions s WHERE s.organization_id = m.organization_id AND s.message_id = m.id AND s.released_at IS NULL) END AS "isDeadAddress"
  FROM notifications n
  LEFT JOIN messages m ON m.organization_id = n.organization_id AND m.id = n.message_id
  WHERE n.organization_id = $1 AND n.recipient = 'CANDIDATE' AND (n.message_id = ANY($2::uuid[]) OR n.id = ANY($3::uuid[]))
  ORDER BY n.id`;

/** What is known of what events are about, read once for many of them. */
export class EventFacts {
  private constructor(
    private readonly subjects: ReadonlyMap<string, SubjectRow>,
    private readonly jobs: ReadonlyMap<string, ExternalRef | null>,
    private readonly revisions: ReadonlyMap<string, FeedRevisionRow>,
    private readonly outcomes: ReadonlyMap<string, FeedOutcomeRow>,
    private readonly notifications: readonly FeedNotificationRow[],
  ) {}

  static async read(tx: WriteTransaction, named: readonly NamedInEvent[]): Promise<EventFacts> {
    const { organizationId } = tx;
    const messageIds = named.flatMap((each) => each.messageId ?? []);
    const notificationIds = named.flatMap((each) => each.notificationId ?? []);
    const notifications =
      messageIds.length + notificationIds.length === 0
        ? []
        : await tx.query<FeedNotificationRow>(notificationsSql, [organizationId, messageIds, notificationIds]);
    const some = async <Row>(sql: string, ids: readonly string[], ...more: unknown[]): Promise<Row[]> =>
      ids.length === 0 ? [] : await tx.query<Row>(sql, [organizationId, ids, ...more]);
    const applications = new Set([
      ...named.flatMap((each) => each.applicationId ?? []),
      ...notifications.map(({ applicationId }) => applicationId),
    ]);
    const subjects = await some<SubjectRow>(subjectsSql, [...applications]);
    const jobIds = named.flatMap(({ jobId }) => jobId ?? []);
    const jobs = await some<{ id: string; ref: ExternalRef | null }>(jobsSql, jobIds);
    const wanted = named.flatMap(({ timelineId, revision = undefined, brokenRevision }) => {
      const number = revision ?? brokenRevision;
      return timelineId === undefined || number === undefined ? [] : [{ timelineId, number }];
    });
    const revisions = await some<FeedRevisionRow>(
      revisionsSql,
      wanted.map(({ timelineId }) => timelineId),
      wanted.map(({ number }) => number),
    );
    const outcomeIds = named.flatMap(({ outcomeId }) => outcomeId ?? []);
    const outcomes = await some<FeedOutcomeRow>(outcomesSql, outcomeIds);
    return new EventFacts(
      new Map(subjects.map((row) => [row.id, row])),
      new Map(jobs.map(({ id, ref: of }) => [id, of])),
      new Map(revisions.map((row) => [keyOf(row.timelineId, row.revision), row])),
      new Map(outcomes.map((row) => [row.id, row])),
      notifications,
    );
  }

  /** Undefined for what does not exist any more: nothing is told of it. */
  application(id: string): SubjectRow | undefined {
    return this.subjects.get(id);
  }

  jobRef(id: string): ExternalRef | null {
    return this.jobs.get(id) ?? null;
  }

  revision(timelineId: string, number: number): FeedRevisionRow | undefined {
    return this.revisions.get(keyOf(timelineId, number));
  }

  outcome(id: string): FeedOutcomeRow | undefined {
    return this.outcomes.get(id);
  }

  /** What a message tells candidates, of each application. */
  ofMessage(messageId: string): readonly FeedNotificationRow[] {
    return this.notifications.filter((row) => row.messageId === messageId);
  }

  notification(id: string): FeedNotificationRow | undefined {
    return this.notifications.find((row) => row.id === id);
  }
}

function keyOf(timelineId: string, revision: number): string {
  return `${timelineId}/${revision}`;
}
