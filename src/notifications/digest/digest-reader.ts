import type { Temporal } from 'temporal-polyfill';
import type { MemberItem, MemberSubject } from '../../mails/index.js';
import { atsUrlOf, type OrganizationRules } from '../../organizations/index.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { type ExternalRefColumns, refOf } from '../../platform/external-ref/external-ref.js';
import { type DigestSpan, digestInstant, type Part, type Policy } from '../../rules/index.js';
import type { ScheduledMember } from './digest-schedules.js';

/** A job whose candidates are a member's business, and what the member is to it. */
export interface JobOfReader extends Part {
  readonly id: string;
  readonly title: string;
  /** Null: nobody recruits for it. */
  readonly recruiterId: string | null;
  readonly recruiterName: string | null;
}

/** Whom a digest is for, and what of the organization is theirs. */
export interface DigestReader {
  readonly member: ScheduledMember;
  readonly span: DigestSpan;
  /** When the digest of that day leaves; it may be later by now. */
  readonly at: Temporal.Instant;
  readonly rules: OrganizationRules;
  readonly jobs: ReadonlyMap<string, JobOfReader>;
}

/** One item of a digest, and what its record says it is about. */
export interface ItemToTell {
  readonly item: MemberItem;
  readonly record: {
    readonly applicationId: string;
    readonly timelineId?: string | null;
    readonly revision?: number | null;
    readonly outcomeId?: string | null;
    readonly rung?: number;
    readonly day?: string;
    readonly touchAt?: string | null;
  };
}

/** What every read of items tells of its application. */
export interface AboutRow extends ExternalRefColumns {
  readonly applicationId: string;
  readonly jobId: string;
  readonly stage: string;
  readonly candidateName: string;
  readonly candidateEmail: string;
  readonly candidatePhone: string | null;
}

/** The columns of an AboutRow, of an application `a` and its candidate `c`. */
export const aboutColumns = `a.id AS "applicationId", a.job_id AS "jobId", a.stage, a.external_source AS "externalSource",
         a.external_remote_id AS "externalRemoteId", c.full_name AS "candidateName", c.email AS "candidateEmail",
         c.phone AS "candidatePhone"`;

// A recruiter who was removed, or only looks on, takes care of nobody: the admins do.
const selectJobs = statement(
  'digest_jobs',
  `
  SELECT j.id, j.title, r.id AS "recruiterId", r.full_name AS "recruiterName",
         coalesce(r.id = $2, $3) AS recruits, j.hiring_manager_id IS NOT DISTINCT FROM $2 AS decides, $3::boolean AS oversees
  FROM jobs j
  LEFT JOIN members r ON r.organization_id = j.organization_id AND r.id = j.recruiter_id AND r.status <> 'REMOVED'
    AND r.role <> 'VIEWER'
  WHERE j.organization_id = $1 AND ($3 OR r.id = $2 OR j.hiring_manager_id = $2)`,
);

export async function readerOf(
  tx: WriteTransaction,
  member: ScheduledMember,
  day: Temporal.PlainDate,
  rules: OrganizationRules,
): Promise<DigestReader> {
  const { id, role, zone, doneUntil: after } = member;
  const oversees = role === 'ADMIN' || role === 'OWNER';
  const jobs = await tx.query<JobOfReader>(selectJobs, [tx.organizationId, id, oversees]);
  const span = { after, day, zone };
  return { member, span, at: digestInstant(day, zone), rules, jobs: new Map(jobs.map((job) => [job.id, job])) };
}

/** The jobs whose candidates are the reader's own to take care of. */
export function recruitedJobs({ jobs }: DigestReader): string[] {
  return [...jobs.values()].filter(({ recruits }) => recruits).map(({ id }) => id);
}

/** The policies of all these jobs, each once: what their rules allow at most bounds what has to be read. */
export function policiesOf({ jobs, rules }: DigestReader): Policy[] {
  return [...new Set([rules.policy, ...[...jobs.keys()].map((id) => rules.ofJob(id).policy)])];
}

export function jobOf({ jobs }: DigestReader, { jobId }: AboutRow): JobOfReader {
  const job = jobs.get(jobId);
  if (job === undefined) throw new Error('an item is about a job that is not the reader’s');
  return job;
}

export function subjectOf(reader: DigestReader, row: AboutRow): MemberSubject {
  const { title, recruiterId, recruiterName } = jobOf(reader, row);
  return {
    candidate: { fullName: row.candidateName, email: row.candidateEmail, phone: row.candidatePhone },
    job: { title },
    stage: row.stage,
    recruiterName: recruiterId === reader.member.id ? null : recruiterName,
    atsUrl: atsUrlOf(reader.rules.atsUrlTemplate, refOf(row)),
    answerBelow: row.applicationId,
  };
}
