import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { ApplicationEntity } from '../../applications/index.js';
import { CandidateEntity } from '../../candidates/index.js';
import { recordOf } from '../../platform/actor/actor.js';
import { toDate } from '../../platform/database/dates.js';
import { lockRow } from '../../platform/database/lock-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import type { CandidateStatus, StatusOfApplication } from '../status/candidate-status.js';
import { FollowUpEntity } from './follow-up.entity.js';
import { followUpAnswered, followUpMade } from './follow-up.events.js';
import type { FollowUpKind } from './follow-up-kind.js';

// What a date, a decision or a conversation answers. What concerns data is answered by itself.
const ABOUT_THE_APPLICATION: readonly FollowUpKind[] = ['UPDATE_REQUEST', 'COMPETING_OFFER'];

/** What a candidate sends by one form. */
export interface NewFollowUp {
  readonly applicationId: string;
  readonly kind: FollowUpKind;
  readonly message: string | null;
  readonly deadline: string | null;
  /** Of the form: sent twice, it is made once. */
  readonly formHash: Buffer;
}

/** Why it was not made: it may not be asked now, or the application has ended. */
export type FollowUpRefusal = 'NOT_OPEN' | 'ENDED';

export type MadeFollowUp = { readonly id: string } | { readonly refused: FollowUpRefusal };

/** What candidates send by their pages: made, taken back, answered. */
@Injectable()
export class FollowUpsService {
  /** @param status what the page shows at this instant, in this transaction */
  async make(tx: WriteTransaction, status: CandidateStatus, input: NewFollowUp): Promise<MadeFollowUp> {
    const { organizationId, manager } = tx;
    const before = await manager.findOneBy(FollowUpEntity, { organizationId, formHash: input.formHash });
    if (before !== null) return { id: before.id };
    const application = status.applications.find(({ id }) => id === input.applicationId);
    const refused = refusalOf(application, input.kind);
    if (application === undefined || refused !== null) return { refused: refused ?? 'ENDED' };
    const id = newId();
    const { settling } = status.rules.ofJob(application.jobId).policy;
    const leavesAt = tx.now.add({ seconds: settling.seconds });
    const { candidateId } = status;
    const made = { organizationId, id, candidateId, ...input, madeAt: toDate(tx.now), leavesAt: toDate(leavesAt) };
    await manager.insert(FollowUpEntity, {
      ...made,
      leftAt: null,
      undoneAt: null,
      answeredAt: null,
      answeredBy: null,
      answer: null,
    });
    const { applicationId, kind } = input;
    await tx.publish(followUpMade, { followUpId: id, applicationId, kind }, { notBefore: leavesAt });
    return { id };
  }

  /** Takes back what has not left. False if it has, or is not this candidate's. */
  async undo(tx: WriteTransaction, candidateId: string, id: string): Promise<boolean> {
    const { organizationId, manager } = tx;
    const own = { organizationId, id, candidateId, leftAt: IsNull() };
    const row = await manager.findOne(FollowUpEntity, { where: own, lock: { mode: 'for_no_key_update' } });
    if (row === null) return false;
    if (row.undoneAt !== null) return true;
    if (row.leavesAt.getTime() <= tx.now.epochMilliseconds) return false;
    await manager.update(FollowUpEntity, own, { undoneAt: toDate(tx.now) });
    return true;
  }

  /** What a candidate said is of the one that they are now. */
  async move(tx: WriteTransaction, fromCandidateId: string, candidateId: string): Promise<void> {
    await tx.manager.update(
      FollowUpEntity,
      { organizationId: tx.organizationId, candidateId: fromCandidateId },
      { candidateId },
    );
  }

  /** By what a member did about the application. What follows by itself, a hold that ends, is nobody's answer. */
  async answeredByAct(tx: WriteTransaction, applicationId: string): Promise<void> {
    if (tx.actor.kind !== 'SYSTEM') await this.answered(tx, applicationId, ABOUT_THE_APPLICATION);
  }

  /** Whatever is open of the application has an answer: a date, a decision, a conversation. */
  async answered(
    tx: WriteTransaction,
    applicationId: string,
    kinds: readonly FollowUpKind[],
    answer: string | null = null,
  ): Promise<void> {
    const { organizationId, manager } = tx;
    const open = { organizationId, applicationId, kind: In([...kinds]), answeredAt: IsNull(), undoneAt: IsNull() };
    const rows = await manager.findBy(FollowUpEntity, { ...open, leftAt: Not(IsNull()) });
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await manager.update(
      FollowUpEntity,
      { organizationId, id: In(ids) },
      { answeredAt: toDate(tx.now), answeredBy: recordOf(tx.actor), answer },
    );
    for (const { id: followUpId, kind } of rows)
      await tx.publish(followUpAnswered, { followUpId, applicationId, kind });
  }

  /** Locked in the order every change keeps: the application, then its candidate. */
  async lockApplication(tx: WriteTransaction, id: string): Promise<void> {
    await lockRow(tx, ApplicationEntity, { id });
  }

  async lockCandidate(tx: WriteTransaction, id: string): Promise<void> {
    await lockRow(tx, CandidateEntity, { id });
  }
}

// What is about the person, or only kind, may be sent when all is over.
const AFTERWARDS: ReadonlySet<FollowUpKind> = new Set<FollowUpKind>(['THANK_YOU', 'DATA_REQUEST', 'ERASURE_REQUEST']);

function refusalOf(application: StatusOfApplication | undefined, kind: FollowUpKind): FollowUpRefusal | null {
  if (application === undefined) return 'ENDED';
  if (application.state !== 'OPEN') return AFTERWARDS.has(kind) ? null : 'ENDED';
  return kind === 'UPDATE_REQUEST' && application.updates?.state !== 'OPEN' ? 'NOT_OPEN' : null;
}
