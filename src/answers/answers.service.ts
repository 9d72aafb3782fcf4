import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { ApplicationEntity } from '../applications/index.js';
import { MailLinksService } from '../delivery/index.js';
import { NextMail, PageMails, type SeenMail } from '../notifications/index.js';
import type { Origin } from '../platform/audit/act.js';
import { writeAudited } from '../platform/audit/write-audited.js';
import { toDate } from '../platform/database/dates.js';
import { lockRow } from '../platform/database/lock-rows.js';
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

/** A decision by a link is one after an hour: until then its member can take it back, whoever sent it. */
export const CONFIRM_MINUTES = 60;

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
  async preview(context: AnswerContext, answer: Answer): Promise<Preview> {
    const result = await this.database.write(linkActor(context.organizationId, context.member), async (tx) => {
      const waits = this.waitsUntil(context, answer, tx.now);
      const later = waits === null ? tx : { ...tx, now: waits };
      const applied = await this.applyAnswer.apply(later, answer, this.#tells(context, answer));
      if (applied instanceof Problem) return applied;
      return new Looked(answer.detail.act === 'CALLED' ? null : await this.nextMail.look(later, answer.applicationId));
    });
    return result instanceof Looked ? { mail: result.mail } : { problem: result as Problem };
  }

  /** Records it, once for each form, and tells the member so by mail. */
  async answer(
    context: AnswerContext,
    secret: string,
    answer: Answer,
    formHash: Buffer,
    origin: Origin,
  ): Promise<Answered> {
    const { applicationId, timelineId, revision, detail } = answer;
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
      linkActor(context.organizationId, context.member),
      origin,
      act,
      async (tx) => {
        const { organizationId, manager } = tx;
        // The same form, sent twice at once: the second finds what the first made.
        await lockRow(tx, ApplicationEntity, { id: applicationId });
        const before = await manager.findOneBy(LinkAnswerEntity, { organizationId, formHash });
        if (before !== null) return before.id;
        const waits = this.waitsUntil(context, answer, tx.now);
        const applied =
          waits === null
            ? await this.applyAnswer.apply(tx, answer, this.#tells(context, answer))
            : ((await this.applyAnswer.refusal(tx, answer)) ?? { revision });
        if (applied instanceof Problem) return applied;
        const { settling } = policyOf(context, applicationId);
        // A decision that was recorded at once has been told.
        const settled = detail.act === 'DECIDE' ? tx.now : tx.now.add({ seconds: settling.seconds });
        const undoUntil = waits ?? settled;
        await manager.insert(LinkAnswerEntity, {
          organizationId,
          id,
          memberId: context.member.id,
          applicationId,
          timelineId,
          act: detail.act,
          detail,
          revision: applied.revision,
          formHash,
          linkHash,
          madeAt: toDate(tx.now),
          undoUntil: toDate(undoUntil),
          appliedAt: waits === null ? toDate(tx.now) : null,
          undoneAt: null,
        });
        if (waits !== null) await tx.publish(linkAnswerDue, { answerId: id }, { notBefore: undoUntil });
        return id;
      },
    );
    return result instanceof Problem ? { problem: result } : { id: result, isNew: result === id };
  }

  /**
   * The member hears what was recorded in their name: a forwarded link shows itself by that.
   * @param applicationIds what it was about
   * @param lines in words
   */
  async receipt(context: AnswerContext, applicationIds: readonly string[], lines: readonly string[]): Promise<void> {
    const [applicationId] = applicationIds;
    if (applicationId === undefined) return;
    const candidate = context.applications.find(({ id }) => id === applicationId)?.candidateName ?? '';
    const reader = { recipient: 'MEMBER', recipientId: context.member.id, applicationId } as const;
    await this.database.write(linkActor(context.organizationId, context.member), async (tx) => {
      await this.mails.send(tx, 'ANSWER_RECORDED', reader, { candidate, lines, below: applicationId });
    });
  }

  /** False where it cannot be taken back any more. */
  async undo(context: AnswerContext, id: string, origin: Origin): Promise<boolean> {
    const act = { action: 'undoAnswerByLink', input: { answerId: id }, subject: () => null };
    const result = await writeAudited(
      this.database,
      linkActor(context.organizationId, context.member),
      origin,
      act,
      async (tx) => {
        const answer = await lockAnswer(tx, id);
        if (answer === null || answer.memberId !== context.member.id) return false;
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

  /** Until when it can be taken back before it is done at all; null: it is done at once. */
  waitsUntil(
    context: AnswerContext,
    { applicationId, detail }: Answer,
    now: Temporal.Instant,
  ): Temporal.Instant | null {
    const { outcomesByLink, settling } = policyOf(context, applicationId);
    // Of a conversation there is no way back once it is logged.
    if (detail.act === 'CALLED') return now.add({ seconds: settling.seconds });
    return detail.act === 'DECIDE' && outcomesByLink === 'CONFIRM' ? now.add({ minutes: CONFIRM_MINUTES }) : null;
  }

  #tells(context: AnswerContext, { applicationId }: Answer): 'BY_POLICY' | 'NOW' {
    return policyOf(context, applicationId).outcomesByLink === 'NOW' ? 'NOW' : 'BY_POLICY';
  }
}

/** Its application first: whoever changes that, or erases its candidate, comes to its answers last. */
export async function lockAnswer(tx: WriteTransaction, id: string): Promise<LinkAnswerEntity | null> {
  const { organizationId, manager } = tx;
  const known = await manager.findOneBy(LinkAnswerEntity, { organizationId, id });
  if (known === null) return null;
  await lockRow(tx, ApplicationEntity, { id: known.applicationId });
  return await lockRow(tx, LinkAnswerEntity, { id });
}

export function policyOf(context: AnswerContext, applicationId: string) {
  return context.rules.ofJob(jobIdOf(context, applicationId)).policy;
}

function jobIdOf({ applications }: AnswerContext, applicationId: string): string | null {
  return applications.find(({ id }) => id === applicationId)?.jobId ?? null;
}
