import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { MemberEntity } from '../organizations/index.js';
import { toDate } from '../platform/database/dates.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { columnsOf } from '../platform/external-ref/external-ref.js';
import { newId } from '../platform/ids/uuid.js';
import { given } from '../platform/input/given.js';
import { NotFound } from '../platform/problems/common-problems.js';
import type { Problem } from '../platform/problems/problem.js';
import { JobEntity } from './job.entity.js';
import type { CreateJobInput, UpdateJobInput } from './job.inputs.js';

@Injectable()
export class JobsService {
  async create(tx: WriteTransaction, input: CreateJobInput): Promise<string | Problem> {
    const missing = await this.#missingMember(tx, input);
    if (missing !== undefined) return missing;
    const id = newId();
    await tx.manager.insert(JobEntity, {
      organizationId: tx.organizationId,
      id,
      title: input.title,
      status: 'OPEN',
      timeZone: input.timeZone ?? null,
      locale: input.locale ?? null,
      recruiterId: input.recruiterId ?? null,
      hiringManagerId: input.hiringManagerId ?? null,
      ...columnsOf(input.externalRef),
      createdAt: toDate(tx.now),
      updatedAt: toDate(tx.now),
    });
    return id;
  }

  async update(tx: WriteTransaction, input: UpdateJobInput): Promise<string | Problem> {
    const missing = await this.#missingMember(tx, input);
    if (missing !== undefined) return missing;
    const { jobId, ...changes } = input;
    const changed = await tx.manager.update(
      JobEntity,
      { organizationId: tx.organizationId, id: jobId },
      { ...given(changes), updatedAt: toDate(tx.now) },
    );
    return changed.affected === 1 ? jobId : new NotFound('job', ['input', 'jobId']);
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
