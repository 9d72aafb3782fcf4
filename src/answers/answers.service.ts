import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ApplicationEntity } from '../applications/index.js';
import { MailLinksService } from '../delivery/index.js';
import { NextMail, PageMails, type SeenMail } from '../notifications/index.js';
import type { Origin } from '../platform/audit/act.js';
import { writeAudited } from '../platform/audit/write-audited.js';
import { toDate } from '../platform/database/dates.js';
import { TenantDatabase } from '../platform/database/tenant-database.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/uuid.js';
import { Problem } from '../platform/problems/problem.js';
import type { Answer } from './answer.js';
import { type AnswerContext, answerContext } from './answerable.js';
import { linkAnswerDue } from './answers.events.js';
import { ApplyAnswer } from './apply-answer.js';
import { linkActor } from './link-actor.js';
import { LinkAnswerEntity } from './link-answer.entity.js';
import { UndoAnswer } from './undo-answer.js';

/** What an answer would bring about: the mail that the candidate gets next, or why it cannot be. */
export type Preview = { readonly mail: SeenMail | null } | { readonly problem: Problem };

export type Answered = { readonly id: string; readonly isNew: boolean } | { readonly problem: Problem };

// A decision by a link is one after an hour: until then its member can take it back, whoever sent it.
const CONFIRM_MINUTES = 60;

/** Rolls the transaction back in which it was looked what would follow. */
class Looked extends Problem {
  readonly code = 'LOOKED';

  constructor(readonly mail: SeenMail | null) {
    super('It was looked at.', null);
  }
}

/** What members see and answer by the links in their mails, without a sign-in. Seeing changes nothing. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly links: MailLinksService,
    private readonly applyAnswer: ApplyAnswer,
    private readonly undoAnswer: UndoAnswer,
    private readonly nextMail: NextMail,
    private readonly mails: PageMails,
  ) {}

  /** Null: the link does not open any more. */
  async open(secret: string): Promise<AnswerContext | null> {
    const link = await this.links.follow(secret, 'ANSWER');
    if (link === null) return null;
    return await this.database.read(link.organizationId, (tx) => answerContext(tx, link.messageId));
  }

  /** Does it, looks what the candidate is told by it and when, and takes all of it back. */
  async preview(scene: AnswerContext, answer: Answer): Promise<Preview> {
    const result = await this.database.write(linkActor(scene.organizationId, scene.member), async (tx) => {
      const later = this.waits(scene, answer) ? { ...tx, now: tx.now.add({ minutes: CONFIRM_MINUTES }) } : tx;
      const applied = await this.applyAnswer.apply(later, answer, this.#tells(scene, answer));
      if (applied instanceof Problem) return applied;
      return new Looked(answer.detail.act === 'CALLED' ? null : await this.nextMail.look(later, answer.applicationId));
    });
    return result instanceof Looked ? { mail: result.mail } : { problem: result as Problem };
  }

  /** Records it, once for each form, and tells the member so by mail. */
  async answer(
    scene: AnswerContext,
    secret: string,
    answer: Answer,
    formHash: Buffer,
    origin: Origin,
  ): Promise<Answered> {
    const { applicationId, timelineId, detail } = answer;
    const linkHash = createHash('sha256').update(secret).digest();
    const id = newId();
    const link = linkHash.toString('hex').slice(0, 16);
    const act = {
      action: 'answerByLink',
      input: { link, ...answer },
      subject: () => ({ type: 'Application', id: applicationId }),
    };
    const result = await writeAudited(
      this.database,
      linkActor(scene.organizationId, scene.member),
      origin,
      act,
      async (tx) => {
        const { organizationId, manager } = tx;
        // The same form, sent twice at once: the second finds what the first made.
        await manager.findOne(ApplicationEntity, {
          where: { organizationId, id: applicationId },
          lock: { mode: 'for_no_key_update' },
        });
        const before = await manager.findOneBy(LinkAnswerEntity, { organizationId, formHash });
        if (before !== null) return before.id;
        const waits = this.waits(scene, answer);
        const applied = waits
          ? { revision: null }
          : await this.applyAnswer.apply(tx, answer, this.#tells(scene, answer));
        if (applied instanceof Problem) return applied;
        const { policy } = scene.rules.ofJob(jobIdOf(scene, applicationId));
        const undoUntil = waits
          ? tx.now.add({ minutes: CONFIRM_MINUTES })
          : tx.now.add({ seconds: policy.settling.seconds });
        await manager.insert(LinkAnswerEntity, {
          organizationId,
          id,
          memberId: scene.member.id,
          applicationId,
          timelineId,
          act: detail.act,
          detail,
          revision: applied.revision,
          formHash,
          linkHash,
          madeAt: toDate(tx.now),
          undoUntil: toDate(undoUntil),
          appliedAt: waits ? null : toDate(tx.now),
          undoneAt: null,
        });
        if (waits) await tx.publish(linkAnswerDue, { answerId: id }, { notBefore: undoUntil });
        return id;
      },
    );
    return result instanceof Problem ? { problem: result } : { id: result, isNew: result === id };
  }

  /** The member hears what was recorded in their name: a forwarded link shows itself by that. */
  async receipt(scene: AnswerContext, answers: readonly Answer[], lines: readonly string[]): Promise<void> {
    const [first] = answers;
    if (first === undefined) return;
    const candidate = scene.applications.find(({ id }) => id === first.applicationId)?.candidateName ?? '';
    const { applicationId } = first;
    const reader = { recipient: 'MEMBER', recipientId: scene.member.id, applicationId } as const;
    await this.database.write(linkActor(scene.organizationId, scene.member), async (tx) => {
      await this.mails.send(tx, 'ANSWER_RECORDED', reader, { candidate, lines, below: applicationId });
    });
  }

  /** False where it cannot be taken back any more. */
  async undo(scene: AnswerContext, id: string, origin: Origin): Promise<boolean> {
    const act = { action: 'undoAnswerByLink', input: { answerId: id }, subject: () => null };
    const result = await writeAudited(
      this.database,
      linkActor(scene.organizationId, scene.member),
      origin,
      act,
      async (tx) => {
        const answer = await lockAnswer(tx, id);
        if (answer === null || answer.memberId !== scene.member.id) return false;
        if (answer.undoneAt !== null) return true;
        if (answer.undoUntil.getTime() <= tx.now.epochMilliseconds) return false;
        if (!(await this.undoAnswer.undo(tx, answer))) return false;
        const { organizationId } = tx;
        await tx.manager.update(LinkAnswerEntity, { organizationId, id }, { undoneAt: toDate(tx.now) });
        return true;
      },
    );
    return result === true;
  }

  /** Whether it is recorded after a while only, in which it can be taken back. */
  waits(scene: AnswerContext, { applicationId, detail }: Answer): boolean {
    return detail.act === 'DECIDE' && policyOf(scene, applicationId).outcomesByLink === 'CONFIRM';
  }

  #tells(scene: AnswerContext, { applicationId }: Answer): 'BY_POLICY' | 'NOW' {
    return policyOf(scene, applicationId).outcomesByLink === 'NOW' ? 'NOW' : 'BY_POLICY';
  }
}

export async function lockAnswer({ organizationId, manager }: WriteTransaction, id: string) {
  return await manager.findOne(LinkAnswerEntity, {
    where: { organizationId, id },
    lock: { mode: 'for_no_key_update' },
  });
}

export function policyOf(scene: AnswerContext, applicationId: string) {
  return scene.rules.ofJob(jobIdOf(scene, applicationId)).policy;
}

function jobIdOf({ applications }: AnswerContext, applicationId: string): string | null {
  return applications.find(({ id }) => id === applicationId)?.jobId ?? null;
}
