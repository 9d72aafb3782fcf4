import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { CandidateEntity, CandidateErased } from '../candidates/index.js';
import { JobEntity } from '../jobs/index.js';
import { isBefore, OrganizationEntity } from '../organizations/index.js';
import { reachesOwnJobsOnly, refuseBeyondOwnJobs } from '../platform/access/refuse-unpermitted.js';
import type { Scope } from '../platform/access/scopes.js';
import { toDate, toInstant } from '../platform/database/dates.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { columnsOf } from '../platform/external-ref/external-ref.js';
import { newId } from '../platform/ids/uuid.js';
import { InvalidInput, NotFound } from '../platform/problems/common-problems.js';
import type { Problem } from '../platform/problems/problem.js';
import { ApplicationEntity } from './application.entity.js';
import type { CreateApplicationInput, MoveApplicationStageInput, RecordInterviewInput } from './application.inputs.js';
import { ApplicationAlreadyActive, ApplicationNotActive, JobClosed } from './application.problems.js';
import { InterviewEntity } from './interview.entity.js';

@Injectable()
export class ApplicationsService {
  async create(tx: WriteTransaction, input: CreateApplicationInput): Promise<string | Problem> {
    const { organizationId } = tx;
    const job = await tx.manager.findOneBy(JobEntity, { organizationId, id: input.jobId });
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
      updatedAt: toDate(tx.now),
    });
    return id;
  }

  async moveStage(tx: WriteTransaction, input: MoveApplicationStageInput): Promise<string | Problem> {
    const application = await lockActive(tx, input.applicationId, 'candidates:write');
    if (!(application instanceof ApplicationEntity)) return application;
    await tx.manager.update(
      ApplicationEntity,
      { organizationId: tx.organizationId, id: application.id },
      { stage: input.stage, updatedAt: toDate(tx.now) },
    );
    return application.id;
  }

  async recordInterview(tx: WriteTransaction, input: RecordInterviewInput): Promise<string | Problem> {
    const application = await lockActive(tx, input.applicationId, 'candidates:write');
    if (!(application instanceof ApplicationEntity)) return application;
    const completedAt = input.status === 'COMPLETED' ? (input.completedAt ?? toDate(tx.now)) : null;
    if (completedAt !== null && isBefore(tx.now, toInstant(completedAt))) {
      return InvalidInput.of(['input', 'completedAt'], 'must not be in the future');
    }
    const interview = {
      title: input.title,
      status: input.status,
      isPreliminaryScreen: input.isPreliminaryScreen,
      scheduledAt: input.scheduledAt,
      completedAt,
    };
    const { organizationId } = tx;
    if (input.interviewId !== undefined && input.interviewId !== null) {
      const known = { organizationId, id: input.interviewId, applicationId: application.id };
      const changed = await tx.manager.update(InterviewEntity, known, interview);
      return changed.affected === 1 ? application.id : new NotFound('interview', ['input', 'interviewId']);
    }
    await tx.manager.insert(InterviewEntity, {
      organizationId,
      id: newId(),
      applicationId: application.id,
      ...interview,
      ...columnsOf(input.externalRef),
      createdAt: toDate(tx.now),
    });
    return application.id;
  }
}

/**
 * The application, locked against changes by others until the transaction ends; a problem unless it is active and of a
 * job that the acting member may change under that scope.
 */
export async function lockActive(tx: WriteTransaction, id: string, scope: Scope): Promise<ApplicationEntity | Problem> {
  const application = await tx.manager.findOne(ApplicationEntity, {
    where: { organizationId: tx.organizationId, id },
    lock: { mode: 'for_no_key_update' },
  });
  if (application === null) return new NotFound('application', ['input', 'applicationId']);
  const refusal = reachesOwnJobsOnly(tx.actor, scope)
    ? refuseBeyondOwnJobs(tx.actor, scope, await jobOf(tx, application))
    : null;
  if (refusal !== null) return refusal;
  return application.status === 'ACTIVE' ? application : new ApplicationNotActive(application.status);
}

async function jobOf({ manager, organizationId }: WriteTransaction, { jobId }: ApplicationEntity): Promise<JobEntity> {
  return await manager.findOneByOrFail(JobEntity, { organizationId, id: jobId });
}

/** Today in the job's zone, else the organization's. */
export async function todayIn(tx: WriteTransaction, zone: string | null): Promise<Temporal.PlainDate> {
  const { timeZone } = await tx.manager.findOneByOrFail(OrganizationEntity, { id: tx.organizationId });
  return tx.now.toZonedDateTimeISO(zone ?? timeZone).toPlainDate();
}
