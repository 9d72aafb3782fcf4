import { Injectable } from '@nestjs/common';
import { MemberEntity, organizationRules } from '../organizations/index.js';
import { refuseUnpermitted } from '../platform/access/refuse-unpermitted.js';
import { toDate, toInstant } from '../platform/database/dates.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { Problem } from '../platform/problems/problem.js';
import { isBefore } from '../rules/index.js';
import { linkAnswerDue } from './answers.events.js';
import { CONFIRM_MINUTES, lockAnswer } from './answers.service.js';
import { ApplyAnswer } from './apply-answer.js';
import { linkActor } from './link-actor.js';
import { LinkAnswerEntity } from './link-answer.entity.js';
import { OvertakenAnswers } from './overtaken-answers.js';

// Of an organization that goes on, what fell due while it was suspended.
const waitedSql = `
  UPDATE link_answers SET undo_until = $3
  WHERE organization_id = $1 AND applied_at IS NULL AND undone_at IS NULL AND undo_until <= $2 RETURNING id`;

/** Answers that waited in case they were taken back. */
@Injectable()
export class DueAnswers {
  constructor(
    private readonly answers: ApplyAnswer,
    private readonly overtaken: OvertakenAnswers,
  ) {}

  /** In the name of its member, unless it was taken back. What was decided or ended meanwhile stands, and the member is told. */
  async record(tx: WriteTransaction, id: string): Promise<void> {
    const { organizationId, manager } = tx;
    // Nothing is changed of a suspended organization: what falls due waits until it goes on.
    if ((await organizationRules(tx)).isSuspended) return;
    const answer = await lockAnswer(tx, id);
    if (answer === null || answer.undoneAt !== null || answer.appliedAt !== null) return;
    const until = toInstant(answer.undoUntil);
    // It fell due while the organization was suspended, and has an hour again.
    if (isBefore(tx.now, until)) return await tx.publish(linkAnswerDue, { answerId: id }, { notBefore: until });
    await manager.update(LinkAnswerEntity, { organizationId, id }, { appliedAt: toDate(tx.now) });
    const member = await manager.findOneBy(MemberEntity, { organizationId, id: answer.memberId });
    if (member === null || member.status === 'REMOVED') return;
    const actor = linkActor(organizationId, member);
    const { applicationId, timelineId, revision, detail } = answer;
    const refused =
      refuseUnpermitted(actor, 'timelines:write') ??
      (await this.answers.apply(
        { ...tx, actor },
        { applicationId, timelineId, revision, detail },
        'BY_POLICY',
        toInstant(answer.madeAt),
      ));
    if (refused instanceof Problem) await this.overtaken.tell(tx, member, answer);
  }

  /** Its members can take back again what they answered before. */
  async goOn(tx: WriteTransaction): Promise<void> {
    const until = tx.now.add({ minutes: CONFIRM_MINUTES });
    const waited = await tx.query<{ id: string }>(waitedSql, [tx.organizationId, tx.now.toString(), until.toString()]);
    for (const { id } of waited) await tx.publish(linkAnswerDue, { answerId: id }, { notBefore: until });
  }
}
