import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ApplicationEntity } from '../../applications/index.js';
import { JobEntity } from '../../jobs/index.js';
import { refuseBeyondOwnJobs } from '../../organizations/index.js';
import { seesConfidences } from '../../platform/actor/actor.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { TimelineEntity, TimelinesService } from '../../timelines/index.js';
import { FollowUpEntity } from './follow-up.entity.js';
import type { AnswerFollowUpInput } from './follow-up.inputs.js';
import { FollowUpsService } from './follow-ups.service.js';

const NO_WORDS = { reason: null, note: null, internalNote: null, alreadyTold: false } as const;

/** A member answers what a candidate sent: an answer that gives a date is a change of it like any other. */
@Injectable()
export class AnswerFollowUp {
  constructor(
    private readonly timelines: TimelinesService,
    private readonly followUps: FollowUpsService,
  ) {}

  async answer(tx: WriteTransaction, input: AnswerFollowUpInput): Promise<string | Problem> {
    const followUp = await this.#visible(tx, input.followUpId);
    if (followUp instanceof Problem) return followUp;
    const { id, applicationId, kind } = followUp;
    await this.followUps.answered(tx, applicationId, [kind], input.note ?? null);
    if (!input.decisionDate && !input.note) return id;
    const told = await this.#tell(tx, applicationId, input);
    return told instanceof Problem ? told : id;
  }

  /** @returns the day by which another offer has to be answered; who opens it is on record */
  async openOffer(tx: WriteTransaction, id: string): Promise<{ id: string; deadline: string | null } | Problem> {
    const followUp = await this.#visible(tx, id);
    if (followUp instanceof Problem) return followUp;
    if (followUp.kind !== 'COMPETING_OFFER') return new NotFound('other offer', ['input', 'followUpId']);
    return { id, deadline: followUp.deadline };
  }

  /** Whoever evaluates candidates sees no offer of others: to them there is none. */
  async #visible(tx: WriteTransaction, id: string): Promise<FollowUpEntity | Problem> {
    const { organizationId, manager } = tx;
    const path = ['input', 'followUpId'];
    const found = await manager.findOneBy(FollowUpEntity, { organizationId, id });
    if (found === null || found.leftAt === null) return new NotFound('follow-up', path);
    await this.followUps.lockApplication(tx, found.applicationId);
    const application = await manager.findOneByOrFail(ApplicationEntity, { organizationId, id: found.applicationId });
    const job = await manager.findOneByOrFail(JobEntity, { organizationId, id: application.jobId });
    const refusal = refuseBeyondOwnJobs(tx.actor, 'timelines:write', job);
    if (refusal !== null) return refusal;
    return found.kind === 'COMPETING_OFFER' && !seesConfidences(tx.actor) ? new NotFound('follow-up', path) : found;
  }

  async #tell(
    tx: WriteTransaction,
    applicationId: string,
    { decisionDate, reason, note = null }: AnswerFollowUpInput,
  ): Promise<string | Problem> {
    const { organizationId, manager } = tx;
    const open = { organizationId, applicationId, decidedAt: IsNull(), closedAt: IsNull() };
    const timeline = await manager.findOne(TimelineEntity, { where: open, order: { decisionDate: 'ASC', id: 'ASC' } });
    if (timeline === null && !decisionDate)
      return InvalidInput.of(['input', 'decisionDate'], 'is needed: no date stands that the words could go with');
    const promise = { decisionDate: decisionDate ?? '', precision: 'DAY', followUpDate: null } as const;
    if (timeline === null)
      return await this.timelines.set(tx, { ...NO_WORDS, ...promise, applicationId, milestone: 'DECISION', note });
    const change = { ...NO_WORDS, timelineId: timeline.id, expectedRevision: null, note };
    if (!decisionDate || decisionDate === timeline.decisionDate) return await this.timelines.reconfirm(tx, change);
    return await this.timelines.move(tx, { ...change, ...promise, reason: reason ?? 'OTHER' });
  }
}
