import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { IsNull, Not } from 'typeorm';
import { MemberEntity, organizationRules } from '../organizations/index.js';
import { toDate } from '../platform/database/dates.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { writeChanges } from '../platform/database/write-changes.js';
import { externalRefGiven } from '../platform/external-ref/external-ref.events.js';
import { columnsChanged, columnsOf } from '../platform/external-ref/external-ref.js';
import { refuseTaken } from '../platform/external-ref/holder-of-ref.js';
import { newId } from '../platform/ids/uuid.js';
import { given, givenOrRemoved } from '../platform/input/given.js';
import { InvalidInput, NotFound } from '../platform/problems/common-problems.js';
import type { Problem } from '../platform/problems/problem.js';
import { isTooFar, localDate, startOfDay } from '../rules/index.js';
import { JobEntity, type JobStatus } from './job.entity.js';
import { jobClosed, jobHeld, jobHoldDue, jobMoved, jobResumed } from './job.events.js';
import type { CreateJobInput, UpdateJobInput } from './job.inputs.js';
import { namedJob } from './named-job.js';

@Injectable()
export class JobsService {
  async create(tx: WriteTransaction, input: CreateJobInput): Promise<string | Problem> {
    const missing = await this.#missingMember(tx, input);
    if (missing !== undefined) return missing;
    const taken = await refuseTaken(tx, namedJob, input.externalRef, null);
    if (taken !== null) return taken;
    const id = newId();
    await tx.manager.insert(JobEntity, {
      organizationId: tx.organizationId,
      id,
      title: input.title,
      status: 'OPEN',
      holdUntil: null,
      timeZone: input.timeZone ?? null,
      locale: input.locale ?? null,
      recruiterId: input.recruiterId ?? null,
      hiringManagerId: input.hiringManagerId ?? null,
      ...columnsOf(input.externalRef),
      createdAt: toDate(tx.now),
    });
    if (input.externalRef) await tx.publish(externalRefGiven, { table: namedJob.table, rowId: id });
    return id;
  }

  /** What is left out stays as it is; null removes what a job can be without. */
  async update(tx: WriteTransaction, input: UpdateJobInput): Promise<string | Problem> {
    const missing = await this.#missingMember(tx, input);
    if (missing !== undefined) return missing;
    const { jobId, title, status, timeZone, locale, recruiterId, hiringManagerId, externalRef } = input;
    const job = await this.lock(tx, jobId);
    if (job === null) return new NotFound('job', ['input', 'jobId']);
    const { timeZone: zoneOfOrganization } = await organizationRules(tx);
    const zone = (timeZone === undefined ? job.timeZone : timeZone) ?? zoneOfOrganization;
    const refusal = refuseHold(input, localDate(tx.now, zone));
    if (refusal !== null) return refusal;
    const taken = await refuseTaken(tx, namedJob, externalRef, jobId);
    if (taken !== null) return taken;
    const hold = status ? { holdUntil: input.holdUntil ?? null } : {};
    await this.#change(tx, jobId, {
      ...given({ title, status }),
      ...givenOrRemoved({ timeZone, locale, recruiterId, hiringManagerId }),
      ...columnsChanged(externalRef),
      ...hold,
    });
    if (externalRef) await tx.publish(externalRefGiven, { table: namedJob.table, rowId: jobId });
    if (status) await this.#followStatus(tx, job, { status, ...hold }, zone);
    const isMoved = zone !== (job.timeZone ?? zoneOfOrganization);
    if (isMoved) await this.#followZone(tx, { ...job, ...hold }, zone);
    else if (recruiterId !== undefined && recruiterId !== job.recruiterId) await tx.publish(jobMoved, { jobId });
    return jobId;
  }

  /** Its hold is over, unless it got another end meanwhile: the job is open again, as its timelines are. */
  async endHold(tx: WriteTransaction, jobId: string, until: string): Promise<void> {
    const job = await this.lock(tx, jobId);
    if (job?.status !== 'ON_HOLD' || job.holdUntil !== until) return;
    const zone = job.timeZone ?? (await organizationRules(tx)).timeZone;
    // The day begins later in the zone that it has got meanwhile.
    if (localDate(tx.now, zone).toString() < until) return await this.#endHoldAt(tx, jobId, until, zone);
    await this.#change(tx, jobId, { status: 'OPEN', holdUntil: null });
    await tx.publish(jobResumed, { jobId });
  }

  /** Nobody applies for it any more: whoever closes it has seen to that. */
  async close(tx: WriteTransaction, jobId: string): Promise<void> {
    await this.#change(tx, jobId, { status: 'CLOSED', holdUntil: null });
    await tx.publish(jobClosed, { jobId });
  }

  /** The job, locked against changes and new applications until the transaction ends. */
  async lock({ manager, organizationId }: WriteTransaction, id: string): Promise<JobEntity | null> {
    return await manager.findOne(JobEntity, { where: { organizationId, id }, lock: { mode: 'for_no_key_update' } });
  }

  async #followStatus(
    tx: WriteTransaction,
    before: JobEntity,
    after: { readonly status: JobStatus; readonly holdUntil?: string | null },
    zone: string,
  ): Promise<void> {
    const { id: jobId } = before;
    const until = after.holdUntil ?? null;
    if (until === null) {
      if (before.status === 'ON_HOLD') await tx.publish(jobResumed, { jobId });
    } else if (until !== before.holdUntil) {
      await tx.publish(jobHeld, { jobId, until });
      await this.#endHoldAt(tx, jobId, until, zone);
    }
  }

  /** Its dates begin and end in another zone from now on, and so does its hold. */
  async #followZone(
    tx: WriteTransaction,
    { id: jobId, holdUntil }: Pick<JobEntity, 'id' | 'holdUntil'>,
    zone: string,
  ): Promise<void> {
    await tx.publish(jobMoved, { jobId });
    if (holdUntil !== null) await this.#endHoldAt(tx, jobId, holdUntil, zone);
  }

  /** Rule 18: another zone of the organization's is that of the jobs that have none of their own. */
  async organizationMoved(tx: WriteTransaction): Promise<void> {
    const { organizationId, manager } = tx;
    const held = await manager.findBy(JobEntity, { organizationId, status: 'ON_HOLD', timeZone: IsNull() });
    if (held.length === 0) return;
    const { timeZone } = await organizationRules(tx);
    for (const { id, holdUntil } of held) if (holdUntil !== null) await this.#endHoldAt(tx, id, holdUntil, timeZone);
  }

  async #endHoldAt(tx: WriteTransaction, jobId: string, until: string, zone: string): Promise<void> {
    await tx.publish(jobHoldDue, { jobId, until }, { notBefore: startOfDay(Temporal.PlainDate.from(until), zone) });
  }

  async #change(tx: WriteTransaction, id: string, changes: Partial<JobEntity>): Promise<void> {
    await writeChanges(tx, JobEntity, { organizationId: tx.organizationId, id }, changes);
  }

  /** The foreign keys would refuse them too, but not say which. */
  async #missingMember(
    tx: WriteTransaction,
    input: { recruiterId?: string | null; hiringManagerId?: string | null },
  ): Promise<NotFound | undefined> {
    for (const role of ['recruiterId', 'hiringManagerId'] as const) {
      const id = input[role];
      if (id === undefined || id === null) continue;
      if (!(await tx.manager.existsBy(MemberEntity, { organizationId: tx.organizationId, id, status: Not('REMOVED') })))
        return new NotFound('member', ['input', role]);
    }
    return undefined;
  }
}

function refuseHold({ status, holdUntil }: UpdateJobInput, today: Temporal.PlainDate): Problem | null {
  const path = ['input', 'holdUntil'];
  if (status !== 'ON_HOLD') return holdUntil ? InvalidInput.of(path, 'belongs to status: ON_HOLD only') : null;
  if (!holdUntil) return InvalidInput.of(path, 'is needed with status: ON_HOLD');
  const until = Temporal.PlainDate.from(holdUntil);
  if (Temporal.PlainDate.compare(until, today) <= 0) return InvalidInput.of(path, 'must be after today');
  return isTooFar(until, today) ? InvalidInput.of(path, 'must be at most 730 days ahead') : null;
}
