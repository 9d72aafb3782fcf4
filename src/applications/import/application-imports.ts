import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { CandidateErased } from '../../candidates/index.js';
import { organizationRules } from '../../organizations/index.js';
import { insertRows } from '../../platform/database/record-rows.js';
import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { type Publication, publication } from '../../platform/events/event-type.js';
import { columnsOf, type ExternalRef } from '../../platform/external-ref/external-ref.js';
import type { PreparedImport } from '../../platform/external-ref/prepared-import.js';
import { newId } from '../../platform/ids/uuid.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { localDate } from '../../rules/index.js';
import type { ApplicationStatus } from '../application.entity.js';
import { applicationCreated } from '../application.events.js';
import { ApplicationAlreadyActive, JobClosed } from '../application.problems.js';

/** An application of another system, as it stands there. One that has ended there is history: nobody is told of it. */
export interface ImportedApplication {
  readonly jobId: string;
  readonly candidateId: string;
  readonly status: ApplicationStatus;
  readonly stage: string;
  /** A calendar date; null: today. */
  readonly appliedOn: string | null;
  /** When it ended, if it did. */
  readonly endedAt: string | null;
  readonly externalRef: ExternalRef;
}

interface Job {
  readonly id: string;
  readonly status: string;
  readonly timeZone: string | null;
}

interface Active {
  readonly id: string;
  readonly jobId: string;
  readonly candidateId: string;
}

const jobsSql = statement(
  'share_jobs_of_imports',
  `
  SELECT id, status, time_zone AS "timeZone" FROM jobs
  WHERE organization_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR SHARE`,
);

// Held against an erasure, which would not find the application.
const candidatesSql = statement(
  'share_candidates_of_imports',
  `
  SELECT id, erased_at IS NOT NULL AS "isErased" FROM candidates
  WHERE organization_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR KEY SHARE`,
);

const activeSql = statement(
  'active_applications_of_pairs',
  `
  SELECT a.id, a.job_id AS "jobId", a.candidate_id AS "candidateId"
  FROM unnest($2::uuid[], $3::uuid[]) asked (job_id, candidate_id)
  CROSS JOIN LATERAL (
    SELECT * FROM applications
    WHERE organization_id = $1 AND job_id = asked.job_id AND candidate_id = asked.candidate_id AND status = 'ACTIVE' LIMIT 1
  ) a`,
);

/** Applications of another system, many at once. */
@Injectable()
export class ApplicationImports {
  /** Makes them, in their order, each with a reference that no application carries; a problem for each that cannot be. */
  async create(tx: WriteTransaction, applications: readonly ImportedApplication[]): Promise<(string | Problem)[]> {
    const { results, store } = await this.prepare(tx, applications);
    await store();
    return results;
  }

  /** What comes of them, before they are stored: what they belong to is locked. */
  async prepare(tx: WriteTransaction, applications: readonly ImportedApplication[]): Promise<PreparedImport> {
    if (applications.length === 0) return { results: [], store: () => Promise.resolve() };
    const judge = await this.#judge(tx, applications);
    const { organizationId } = tx;
    const createdAt = tx.now.toString();
    const rows: Record<string, unknown>[] = [];
    const made: Publication[] = [];
    const results = applications.map((application) => {
      const { externalRef, ...said } = application;
      const appliedOn = judge(application);
      if (appliedOn instanceof Problem) return appliedOn;
      const id = newId();
      rows.push({ organizationId, id, ...said, appliedOn, ...columnsOf(externalRef), createdAt });
      made.push(publication(applicationCreated, { applicationId: id }));
      return id;
    });
    const store = async () => {
      await Promise.all([insertRows(tx, 'applications', rows), tx.publishAll(made)]);
    };
    return { results, store };
  }

  /** Tells of each, in their order, the day on which it was made, or what speaks against it. */
  async #judge(
    tx: WriteTransaction,
    applications: readonly ImportedApplication[],
  ): Promise<(application: ImportedApplication) => string | Problem> {
    const { organizationId } = tx;
    const jobIds = applications.map(({ jobId }) => jobId);
    const candidateIds = applications.map(({ candidateId }) => candidateId);
    // All at once, answered in this order: what is locked first is locked first.
    const [lockedJobs, lockedCandidates, standing, { timeZone }] = await Promise.all([
      tx.query<Job>(jobsSql, [organizationId, jobIds]),
      tx.query<{ id: string; isErased: boolean }>(candidatesSql, [organizationId, candidateIds]),
      tx.query<Active>(activeSql, [organizationId, jobIds, candidateIds]),
      organizationRules(tx),
    ]);
    const jobs = new Map(lockedJobs.map((job) => [job.id, job]));
    const candidates = new Map(lockedCandidates.map(({ id, isErased }) => [id, isErased]));
    const active = new Map<string, string | null>(standing.map((row) => [pairOf(row), row.id]));
    return (application) => {
      const { jobId, candidateId, status } = application;
      const job = jobs.get(jobId);
      if (job === undefined) return new NotFound('job', ['input', 'jobId']);
      const isErased = candidates.get(candidateId);
      if (isErased === undefined) return new NotFound('candidate', ['input', 'candidateId']);
      if (isErased) return new CandidateErased(candidateId, ['input', 'candidateId']);
      const day = dayOf(application, localDate(tx.now, job.timeZone ?? timeZone));
      if (status !== 'ACTIVE' || day instanceof Problem) return day;
      if (job.status === 'CLOSED') return new JobClosed();
      const pair = pairOf(application);
      const another = active.get(pair);
      if (another !== undefined) return new ApplicationAlreadyActive(another);
      active.set(pair, null);
      return day;
    };
  }
}

function pairOf({ jobId, candidateId }: Pick<ImportedApplication, 'jobId' | 'candidateId'>): string {
  return `${jobId} ${candidateId}`;
}

/** Of another system that keeps its days in another zone, today may be tomorrow. */
function dayOf({ appliedOn }: ImportedApplication, today: Temporal.PlainDate): string | Problem {
  if (appliedOn === null) return today.toString();
  // Dates of four digits of a year stand in their order as texts.
  if (appliedOn <= today.toString()) return appliedOn;
  const daysAhead = today.until(Temporal.PlainDate.from(appliedOn)).days;
  if (daysAhead > 1) return InvalidInput.of(['input', 'appliedOn'], 'must not be after today');
  return today.toString();
}
