import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { CandidateEntity, CandidateErased } from '../candidates/index.js';
import { JobEntity } from '../jobs/index.js';
import { OrganizationEntity, reachesOwnJobsOnly, refuseBeyondOwnJobs } from '../organizations/index.js';
import type { Scope } from '../platform/access/scope.js';
import { toDate } from '../platform/database/dates.js';
import { lockRow, lockRows } from '../platform/database/lock-rows.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { writeChanges } from '../platform/database/write-changes.js';
import { externalRefGiven } from '../platform/external-ref/external-ref.events.js';
import { columnsChanged, columnsOf } from '../platform/external-ref/external-ref.js';
import { refuseTaken } from '../platform/external-ref/holder-of-ref.js';
import { newId } from '../platform/ids/uuid.js';
import { InvalidInput, NotFound } from '../platform/problems/common-problems.js';
import type { Problem } from '../platform/problems/problem.js';
import { ApplicationEntity } from './application.entity.js';
import { applicationCreated } from './application.events.js';
import type {
  CreateApplicationInput,
  MoveApplicationStageInput,
  UpdateApplicationInput,
} from './application.inputs.js';
import { ApplicationAlreadyActive, ApplicationNotActive, JobClosed } from './application.problems.js';
import { namedApplication } from './named-application.js';

@Injectable()
export class ApplicationsService {
  async create(tx: WriteTransaction, input: CreateApplicationInput): Promise<string | Problem> {
    const { organizationId } = tx;
    const job = await lockOpenness(tx, input.jobId);
    if (job === null) return new NotFound('job', ['input', 'jobId']);
    const refusal = refuseBeyondOwnJobs(tx.actor, 'candidates:write', job);
    if (refusal !== null) return refusal;
    if (job.status === 'CLOSED') return new JobClosed();
    const { candidateId } = input;
    // Held against an erasure, which would not find the application.
    const candidate = await tx.manager.findOne(CandidateEntity, {
      where: { organizationId, id: candidateId },
      lock: { mode: 'for_key_share' },
    });
    if (candidate === null) return new NotFound('candidate', ['input', 'candidateId']);
    if (candidate.erasedAt !== null) return new CandidateErased(candidateId, ['input', 'candidateId']);
    const active = await tx.manager.findOneBy(ApplicationEntity, {
      organizationId,
      jobId: job.id,
      candidateId,
      status: 'ACTIVE',
    });
    if (active !== null) return new ApplicationAlreadyActive(active.id);
    const today = await todayIn(tx, job.timeZone);
    const appliedOn = input.appliedOn ?? today.toString();
    if (Temporal.PlainDate.compare(appliedOn, today) > 0)
      return InvalidInput.of(['input', 'appliedOn'], 'must not be after today');
    const taken = await refuseTaken(tx, namedApplication, input.externalRef, null);
    if (taken !== null) return taken;
    const id = newId();
    await tx.manager.insert(ApplicationEntity, {
      organizationId,
      id,
      jobId: job.id,
      candidateId,
      status: 'ACTIVE',
      stage: input.stage,
      appliedOn,
      ...columnsOf(input.externalRef),
      endedAt: null,
      createdAt: toDate(tx.now),
    });
    await tx.publish(applicationCreated, { applicationId: id });
    if (input.externalRef) await tx.publish(externalRefGiven, { table: namedApplication.table, rowId: id });
    return id;
  }

  async moveStage(tx: WriteTransaction, input: MoveApplicationStageInput): Promise<string | Problem> {
    const application = await lockActive(tx, input.applicationId, 'candidates:write');
    if (!(application instanceof ApplicationEntity)) return application;
    await tx.manager.update(
      ApplicationEntity,
      { organizationId: tx.organizationId, id: application.id },
      { stage: input.stage },
    );
    return application.id;
  }

  /** What is left out stays as it is; null takes the reference away. */
  async update(tx: WriteTransaction, input: UpdateApplicationInput): Promise<string | Problem> {
    const application = await lockApplication(tx, input.applicationId, 'candidates:write');
    if (!(application instanceof ApplicationEntity)) return application;
    const { organizationId, id } = application;
    const erased = await refuseErased(tx, application);
    if (erased !== null) return erased;
    const taken = await refuseTaken(tx, namedApplication, input.externalRef, id);
    if (taken !== null) return taken;
    await writeChanges(tx, ApplicationEntity, { organizationId, id }, columnsChanged(input.externalRef));
    if (input.externalRef) await tx.publish(externalRefGiven, { table: namedApplication.table, rowId: id });
    return id;
  }
}

/** The application, locked as by `lockApplication`; a problem unless it is active. */
export async function lockActive(tx: WriteTransaction, id: string, scope: Scope): Promise<ApplicationEntity | Problem> {
  const application = await lockApplication(tx, id, scope);
  if (!(application instanceof ApplicationEntity)) return application;
  return application.status === 'ACTIVE' ? application : new ApplicationNotActive(application.status);
}

/**
 * The application, locked against changes by others until the transaction ends; a problem unless it is of a job that the
 * acting member may change under that scope.
 */
export async function lockApplication(
  tx: WriteTransaction,
  id: string,
  scope: Scope,
): Promise<ApplicationEntity | Problem> {
  const application = await lockRow(tx, ApplicationEntity, { id });
  if (application === null) return new NotFound('application', ['input', 'applicationId']);
  const refusal = reachesOwnJobsOnly(tx.actor, scope)
    ? refuseBeyondOwnJobs(tx.actor, scope, await jobOf(tx, application))
    : null;
  return refusal ?? application;
}

/** Every application of the candidate, locked before them: for what ends all of it. */
export async function lockApplicationsOf(tx: WriteTransaction, candidateId: string): Promise<ApplicationEntity[]> {
  return await lockRows(tx, ApplicationEntity, { candidateId });
}

/** Rule 10: whoever was erased is left in peace. The application is locked: an erasure waits for it, or was before. */
export async function refuseErased(
  { manager, organizationId }: WriteTransaction,
  { candidateId }: ApplicationEntity,
): Promise<CandidateErased | null> {
  const { erasedAt } = await manager.findOneByOrFail(CandidateEntity, { organizationId, id: candidateId });
  return erasedAt === null ? null : new CandidateErased(candidateId, ['input', 'applicationId']);
}

/** What speaks against an application that ended being active again. */
export async function refuseActive(
  tx: WriteTransaction,
  { jobId, candidateId }: ApplicationEntity,
): Promise<Problem | null> {
  const { manager, organizationId } = tx;
  const path = ['input', 'applicationId'];
  const active = { organizationId, jobId, candidateId, status: 'ACTIVE' } as const;
  const another = await manager.findOneBy(ApplicationEntity, active);
  if (another !== null) return new ApplicationAlreadyActive(another.id, path);
  const job = await lockOpenness(tx, jobId);
  return job?.status === 'CLOSED' ? new JobClosed(path) : null;
}

/** The job, which nobody closes until the transaction ends. */
async function lockOpenness({ manager, organizationId }: WriteTransaction, id: string): Promise<JobEntity | null> {
  return await manager.findOne(JobEntity, { where: { organizationId, id }, lock: { mode: 'pessimistic_read' } });
}

async function jobOf({ manager, organizationId }: WriteTransaction, { jobId }: ApplicationEntity): Promise<JobEntity> {
  return await manager.findOneByOrFail(JobEntity, { organizationId, id: jobId });
}

/** Today in the job's zone, else the organization's. */
export async function todayIn(tx: WriteTransaction, zone: string | null): Promise<Temporal.PlainDate> {
  const { timeZone } = await tx.manager.findOneByOrFail(OrganizationEntity, { id: tx.organizationId });
  return tx.now.toZonedDateTimeISO(zone ?? timeZone).toPlainDate();
}
