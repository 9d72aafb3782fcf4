import { Injectable } from '@nestjs/common';
import { MemberEntity } from '../organizations/index.js';
import { toDate } from '../platform/database/dates.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { lockAnswer } from './answers.service.js';
import { ApplyAnswer } from './apply-answer.js';
import { linkActor } from './link-actor.js';
import { LinkAnswerEntity } from './link-answer.entity.js';

/** Answers that waited in case they were taken back. */
@Injectable()
export class DueAnswers {
  constructor(private readonly answers: ApplyAnswer) {}

  /** In the name of its member, unless it was taken back. What was decided or ended meanwhile stands. */
  async record(tx: WriteTransaction, id: string): Promise<void> {
    const { organizationId, manager } = tx;
    const answer = await lockAnswer(tx, id);
    if (answer === null || answer.undoneAt !== null || answer.appliedAt !== null) return;
    await manager.update(LinkAnswerEntity, { organizationId, id }, { appliedAt: toDate(tx.now) });
    const member = await manager.findOneBy(MemberEntity, { organizationId, id: answer.memberId });
    if (member === null || member.status === 'REMOVED') return;
    const actor = linkActor(organizationId, member);
    const { applicationId, timelineId, revision, detail } = answer;
    await this.answers.apply({ ...tx, actor }, { applicationId, timelineId, revision, detail });
  }
}
