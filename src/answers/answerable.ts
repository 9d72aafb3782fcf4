import { Temporal } from 'temporal-polyfill';
import { linkHolder } from '../notifications/index.js';
import { type OrganizationRules, organizationRules } from '../organizations/index.js';
import { toInstant } from '../platform/database/dates.js';
import { statementOf } from '../platform/database/statement.js';
import type { ReadTransaction, WriteTransaction } from '../platform/database/transaction.js';
import type { AnswerDetail } from './answer.js';

type Precision = 'DAY' | 'WEEK' | 'MONTH';

/** Whose answers a link takes, and about what. */
export interface AnswerContext {
  readonly organizationId: string;
  readonly messageId: string;
  readonly member: AnsweringMember;
  readonly rules: OrganizationRules;
  readonly now: Temporal.Instant;
  /** In whose language and zone the page speaks. */
  readonly locale: string;
  readonly zone: string;
  /** The order of the mail. */
  readonly applications: readonly Answerable[];
}

export interface AnsweringMember {
  readonly id: string;
  readonly fullName: string;
  readonly role: 'OWNER' | 'ADMIN' | 'RECRUITER' | 'HIRING_MANAGER' | 'VIEWER';
}

/** An application as a member's page shows it. */
export interface Answerable {
  readonly id: string;
  readonly jobId: string;
  readonly jobTitle: string;
  readonly jobZone: string;
  readonly candidateName: string;
  /** Decided, withdrawn: nothing is to be answered any more. */
  readonly isActive: boolean;
  readonly stage: string;
  readonly timeline: AnswerableTimeline | null;
  readonly recent: readonly RecentAnswer[];
}

export interface AnswerableTimeline {
  readonly id: string;
  readonly revision: number;
  readonly date: { readonly date: string; readonly precision: Precision };
  readonly told: { readonly date: string; readonly precision: Precision } | null;
  readonly toldAt: Temporal.Instant | null;
  readonly heldUntil: string | null;
}

export interface RecentAnswer {
  readonly id: string;
  readonly detail: AnswerDetail;
  readonly until: Temporal.Instant;
  /** It waits before it is done. */
  readonly waits: boolean;
}

interface MemberRow extends AnsweringMember {
  readonly locale: string | null;
  readonly timeZone: string | null;
}

// Whoever does not take care of the job any more answers nothing about it: the link of a recruiter goes with the job.
const memberSql = `
  SELECT m.id, m.full_name AS "fullName", m.role, m.locale, m.time_zone AS "timeZone" FROM members m
  WHERE m.organization_id = $1 AND m.id = $2 AND m.status <> 'REMOVED' AND m.role <> 'VIEWER'`;

const applicationsSql = `
  SELECT a.id, a.job_id AS "jobId", j.title AS "jobTitle", j.time_zone AS "jobZone", c.full_name AS "candidateName",
         a.status = 'ACTIVE' AS "isActive", a.stage, t.id AS "timelineId", t.revision, t.decision_date AS date, t.precision,
         t.disclosed_date AS "toldDate", t.disclosed_precision AS "toldPrecision", t.disclosed_at AS "toldAt",
         t.held_until AS "heldUntil"
  FROM unnest($2::uuid[]) WITH ORDINALITY wanted (id, place)
  JOIN applications a ON a.organization_id = $1 AND a.id = wanted.id
  JOIN jobs j ON j.organization_id = $1 AND j.id = a.job_id
  JOIN candidates c ON c.organization_id = $1 AND c.id = a.candidate_id AND c.erased_at IS NULL
  LEFT JOIN LATERAL (SELECT * FROM timelines t
    WHERE t.organization_id = $1 AND t.application_id = a.id AND t.closed_at IS NULL AND t.decided_at IS NULL
    ORDER BY t.decision_date, t.id LIMIT 1) t ON true
  WHERE $4 OR j.recruiter_id = $3 OR j.hiring_manager_id = $3 ORDER BY wanted.place`;

const recentSql = `
  SELECT id, application_id AS "applicationId", detail, undo_until AS "undoUntil", applied_at AS "appliedAt" FROM link_answers
  WHERE organization_id = $1 AND application_id = ANY($2) AND member_id = $3 AND undone_at IS NULL AND undo_until > $4
  ORDER BY made_at, id`;

interface ApplicationRow extends Omit<Answerable, 'timeline' | 'recent' | 'jobZone'> {
  readonly jobZone: string | null;
  readonly timelineId: string | null;
  readonly revision: number;
  readonly date: string;
  readonly precision: Precision;
  readonly toldDate: string | null;
  readonly toldPrecision: Precision | null;
  readonly toldAt: Date | null;
  readonly heldUntil: string | null;
}

interface RecentRow {
  readonly id: string;
  readonly applicationId: string;
  readonly detail: AnswerDetail;
  readonly undoUntil: Date;
  readonly appliedAt: Date | null;
}

/** What whoever holds the link of that message can answer; null: it is nobody's who answers any more. Reads only. */
export async function answerContext(
  tx: ReadTransaction | WriteTransaction,
  messageId: string,
): Promise<AnswerContext | null> {
  const { organizationId } = tx;
  const rowsOf = async <Row>(text: string, parameters: unknown[]): Promise<Row[]> =>
    'manager' in tx ? await tx.query<Row>(text, parameters) : await tx.query<Row>(statementOf(text), parameters);
  const holder = await linkHolder(tx, messageId);
  if (holder?.recipient !== 'MEMBER') return null;
  const [member] = await rowsOf<MemberRow>(memberSql, [organizationId, holder.recipientId]);
  if (member === undefined) return null;
  const rules = await organizationRules(tx);
  const now = 'manager' in tx ? tx.now : await tx.now();
  const oversees = member.role === 'OWNER' || member.role === 'ADMIN';
  const ids = holder.applicationIds;
  const rows = await rowsOf<ApplicationRow>(applicationsSql, [organizationId, ids, member.id, oversees]);
  if (rows.length === 0) return null;
  const recent = await rowsOf<RecentRow>(recentSql, [organizationId, ids, member.id, now.toString()]);
  const zone = member.timeZone ?? rules.timeZone;
  return {
    organizationId,
    messageId,
    member: { id: member.id, fullName: member.fullName, role: member.role },
    rules,
    now,
    locale: holder.locale,
    zone,
    applications: rows.map((row) => answerableOf(row, recent, rules)),
  };
}

function answerableOf(row: ApplicationRow, recent: readonly RecentRow[], rules: OrganizationRules): Answerable {
  const { id, jobId, jobTitle, candidateName, isActive, stage } = row;
  return {
    id,
    jobId,
    jobTitle,
    candidateName,
    isActive,
    stage,
    jobZone: row.jobZone ?? rules.timeZone,
    timeline: timelineOf(row),
    recent: recent
      .filter(({ applicationId }) => applicationId === id)
      .map(({ id: answerId, detail, undoUntil, appliedAt }) => ({
        id: answerId,
        detail,
        until: toInstant(undoUntil),
        waits: appliedAt === null,
      })),
  };
}

function timelineOf(row: ApplicationRow): AnswerableTimeline | null {
  const { timelineId, revision, date, precision, toldDate, toldPrecision, toldAt, heldUntil } = row;
  if (timelineId === null) return null;
  return {
    id: timelineId,
    revision,
    date: { date, precision },
    told: toldDate === null ? null : { date: toldDate, precision: toldPrecision ?? 'DAY' },
    toldAt: toldAt === null ? null : Temporal.Instant.fromEpochMilliseconds(toldAt.getTime()),
    heldUntil,
  };
}
