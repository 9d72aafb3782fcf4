import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CandidateRecords, candidateErased } from '../candidates/index.js';
import { MemberEntity } from '../organizations/index.js';
import { toDate } from '../platform/database/dates.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { EventBus } from '../platform/events/event-bus.js';
import { linkAnswerDue } from './answers.events.js';
import { lockAnswer } from './answers.service.js';
import { ApplyAnswer } from './apply-answer.js';
import { linkActor } from './link-actor.js';
import { LinkAnswerEntity } from './link-answer.entity.js';

const ofCandidate = 'SELECT id FROM applications WHERE organization_id = $1 AND candidate_id = $2';

const eraseSql = `UPDATE link_answers SET detail = jsonb_build_object('act', act) WHERE organization_id = $1
  AND application_id IN (${ofCandidate})`;

/** What follows from answers by links. */
@Injectable()
export class AnswerHandlers implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly answers: ApplyAnswer,
    private readonly records: CandidateRecords,
  ) {}

  onModuleInit(): void {
    this.events.handle(linkAnswerDue, 'record-decision-when-link-answer-is-due', ({ payload }, tx) =>
      this.#record(tx, payload.answerId),
    );
    this.events.listen(candidateErased, async ({ payload }, tx) => {
      await tx.query(eraseSql, [tx.organizationId, payload.candidateId]);
    });
    this.records.add({ table: 'link_answers', where: `r.application_id IN (${ofCandidate})`, order: ['id'] });
  }

  /** In the name of its member, unless it was taken back. What was decided or ended meanwhile stands. */
  async #record(tx: WriteTransaction, id: string): Promise<void> {
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
