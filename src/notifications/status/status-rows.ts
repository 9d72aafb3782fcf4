import type { ApplicationEntity, OutcomeEntity } from '../../applications/index.js';
import type { CandidateEntity } from '../../candidates/index.js';
import type { PromisedDate } from '../../mails/index.js';
import { statementOf } from '../../platform/database/statement.js';
import type { ReadTransaction, WriteTransaction } from '../../platform/database/transaction.js';
import type { ChangeReason, TimelineEntity } from '../../timelines/index.js';
import type { FollowUpEntity } from '../follow-ups/follow-up.entity.js';

export type ShownCandidateRow = Pick<
  CandidateEntity,
  'id' | 'fullName' | 'greetingName' | 'email' | 'locale' | 'timeZone' | 'notesDeclinedAt'
>;

export interface ShownApplicationRow
  extends Pick<ApplicationEntity, 'id' | 'jobId' | 'status' | 'stage' | 'appliedOn'> {
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly jobTitle: string;
  readonly jobLocale: string | null;
  readonly jobZone: string | null;
  readonly recruiterName: string | null;
  readonly recruiterEmail: string | null;
}

export interface ShownTimelineRow {
  readonly timeline: TimelineEntity;
  /** Its latest change ended in a record that says that it is not told. */
  readonly stopped: boolean;
}

export interface ShownRevisionRow {
  readonly timelineId: string;
  readonly number: number;
  readonly date: string;
  readonly precision: PromisedDate['precision'];
  readonly heldUntil: string | null;
  readonly followUpDate: string;
  readonly reason: ChangeReason | null;
  readonly note: string | null;
  readonly author: string;
  readonly at: Date;
  readonly toldAt: Date | null;
}

export type ShownOutcomeRow = Pick<OutcomeEntity, 'applicationId' | 'kind' | 'reason' | 'note'> & {
  readonly toldAt: Date;
};

export interface NoteRow {
  readonly applicationId: string;
  readonly kind: 'TIMELINE_PASSED' | 'STILL_UNDECIDED';
  readonly at: Date;
}

export type ShownFollowUpRow = Pick<
  FollowUpEntity,
  'id' | 'applicationId' | 'kind' | 'madeAt' | 'leavesAt' | 'leftAt' | 'answeredAt'
>;

export interface StatusRows {
  readonly candidate: ShownCandidateRow;
  readonly applications: readonly ShownApplicationRow[];
  readonly timelines: readonly ShownTimelineRow[];
  readonly revisions: readonly ShownRevisionRow[];
  readonly outcomes: readonly ShownOutcomeRow[];
  readonly notes: readonly NoteRow[];
  readonly followUps: readonly ShownFollowUpRow[];
  readonly sent: readonly { readonly subject: string; readonly at: Date }[];
}

const candidateSql = `
  SELECT id, full_name AS "fullName", greeting_name AS "greetingName", email, locale, time_zone AS "timeZone",
         notes_declined_at AS "notesDeclinedAt"
  FROM candidates WHERE organization_id = $1 AND id = $2 AND erased_at IS NULL`;

const applicationsSql = `
  SELECT a.id, a.job_id AS "jobId", a.status, a.stage, a.applied_on AS "appliedOn", a.created_at AS "createdAt",
         a.ended_at AS "endedAt", j.title AS "jobTitle", j.locale AS "jobLocale", j.time_zone AS "jobZone",
         m.full_name AS "recruiterName", m.email AS "recruiterEmail"
  FROM applications a
  JOIN jobs j ON j.organization_id = $1 AND j.id = a.job_id
  LEFT JOIN members m ON m.organization_id = $1 AND m.id = j.recruiter_id AND m.status <> 'REMOVED'
  WHERE a.organization_id = $1 AND a.candidate_id = $2 ORDER BY a.ended_at DESC NULLS FIRST, a.id DESC LIMIT 20`;

// By their applications, as what else is read of a candidate: of timelines there is an index by candidate for open ones alone.
// What was withheld for these reasons is not told, or need not be: the page says no more than the mails.
const timelinesSql = `
  SELECT to_jsonb(t) AS row, EXISTS (
    SELECT FROM notifications n
    WHERE n.organization_id = $1 AND n.application_id = t.application_id AND n.timeline_id = t.id AND n.revision = t.revision
      AND n.recipient = 'CANDIDATE' AND n.withheld_because IN ('NOT_APPROVED', 'DECIDED', 'CANCELLED', 'DATE_PASSED')) AS stopped
  FROM applications a JOIN timelines t ON t.organization_id = $1 AND t.application_id = a.id
  WHERE a.organization_id = $1 AND a.candidate_id = $2 ORDER BY t.created_at, t.id`;

const revisionsSql = `
  SELECT r.timeline_id AS "timelineId", r.number, r.to_date AS date, r.precision, r.held_until AS "heldUntil",
         r.follow_up_date AS "followUpDate", r.reason, r.note, r.actor->>'name' AS author, r.at,
         (SELECT min(d.at) FROM timeline_disclosures d
          WHERE d.organization_id = $1 AND d.timeline_id = r.timeline_id AND d.revision = r.number AND d.kind <> 'WITHDRAWN'
            AND NOT (d.kind = 'ACCEPTED' AND EXISTS (SELECT FROM timeline_disclosures w
              WHERE w.organization_id = $1 AND w.timeline_id = r.timeline_id AND w.revision = r.number AND w.kind = 'WITHDRAWN'
                AND w.at >= d.at))) AS "toldAt"
  FROM applications a JOIN timelines t ON t.organization_id = $1 AND t.application_id = a.id
  JOIN timeline_revisions r ON r.organization_id = $1 AND r.timeline_id = t.id
  WHERE a.organization_id = $1 AND a.candidate_id = $2 ORDER BY r.timeline_id, r.number`;

const outcomesSql = `
  SELECT o.application_id AS "applicationId", o.kind, o.reason, o.note, o.told_at AS "toldAt"
  FROM applications a JOIN outcomes o ON o.organization_id = $1 AND o.application_id = a.id
  WHERE a.organization_id = $1 AND a.candidate_id = $2 AND o.told_at IS NOT NULL ORDER BY o.told_at, o.id`;

const notesSql = `
  SELECT n.application_id AS "applicationId", n.kind, m.sent_at AS at
  FROM notifications n JOIN messages m ON m.organization_id = $1 AND m.id = n.message_id
  WHERE n.organization_id = $1 AND n.recipient_id = $2 AND n.recipient = 'CANDIDATE' AND m.status = 'SENT'
    AND m.bounced_at IS NULL AND n.kind IN ('TIMELINE_PASSED', 'STILL_UNDECIDED') ORDER BY m.sent_at`;

const followUpsSql = `
  SELECT id, application_id AS "applicationId", kind, made_at AS "madeAt", leaves_at AS "leavesAt", left_at AS "leftAt",
         answered_at AS "answeredAt"
  FROM follow_ups WHERE organization_id = $1 AND candidate_id = $2 AND undone_at IS NULL ORDER BY made_at, id`;

// From the candidate's own few notifications on: an organization has sent very many messages.
const sentSql = `
  WITH told AS MATERIALIZED (
    SELECT DISTINCT n.message_id FROM notifications n
    WHERE n.organization_id = $1 AND n.recipient_id = $2 AND n.recipient = 'CANDIDATE' AND n.message_id IS NOT NULL)
  SELECT m.subject, m.sent_at AS at FROM told JOIN messages m ON m.organization_id = $1 AND m.id = told.message_id
  WHERE m.status = 'SENT' AND m.bounced_at IS NULL
  ORDER BY m.sent_at DESC, m.id DESC LIMIT 30`;

/** Everything that is read for a candidate's page, in one snapshot; null: there is no such candidate any more. */
export async function statusRows(
  tx: ReadTransaction | WriteTransaction,
  candidateId: string,
): Promise<StatusRows | null> {
  const rowsOf = <Row>(text: string): Promise<Row[]> => {
    const parameters = [tx.organizationId, candidateId];
    return 'manager' in tx ? tx.query<Row>(text, parameters) : tx.query<Row>(statementOf(text), parameters);
  };
  const [[candidate], applications, timelines, revisions, outcomes, notes, followUps, sent] = await Promise.all([
    rowsOf<ShownCandidateRow>(candidateSql),
    rowsOf<ShownApplicationRow>(applicationsSql),
    rowsOf<{ row: Record<string, unknown>; stopped: boolean }>(timelinesSql),
    rowsOf<ShownRevisionRow>(revisionsSql),
    rowsOf<ShownOutcomeRow>(outcomesSql),
    rowsOf<NoteRow>(notesSql),
    rowsOf<ShownFollowUpRow>(followUpsSql),
    rowsOf<StatusRows['sent'][number]>(sentSql),
  ]);
  if (candidate === undefined) return null;
  return {
    candidate,
    applications,
    timelines: timelines.map(({ row, stopped }) => ({ timeline: timelineOf(row), stopped })),
    revisions,
    outcomes,
    notes,
    followUps,
    sent,
  };
}

// Of a row as JSON, the properties that hold an instant are texts.
const INSTANT = /(?:_at|_until)$/u;
const DAYS: ReadonlySet<string> = new Set(['held_until', 'disclosed_held_until']);

/** By the name of its column. */
const properties = new Map<string, { readonly name: string; readonly isInstant: boolean }>();

function timelineOf(row: Record<string, unknown>): TimelineEntity {
  const timeline: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    const { name, isInstant } = propertyOf(column);
    timeline[name] = isInstant && typeof value === 'string' ? new Date(value) : value;
  }
  return timeline as unknown as TimelineEntity;
}

function propertyOf(column: string) {
  const known = properties.get(column);
  if (known !== undefined) return known;
  const name = column.replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());
  const isInstant = (INSTANT.test(column) && !DAYS.has(column)) || column === 'tell_not_before';
  properties.set(column, { name, isInstant });
  return { name, isInstant };
}
