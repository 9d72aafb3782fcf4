import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, Not } from 'typeorm';
import { z } from 'zod';
import { CandidateEntity } from '../../candidates/index.js';
import { MessageEntity } from '../../delivery/index.js';
import type { UnreachableCandidate, UnreachableWhy } from '../../mails/index.js';
import { MemberEntity, organizationRules } from '../../organizations/index.js';
import { toDate, toInstant } from '../../platform/database/dates.js';
import { lockRow, lockRows } from '../../platform/database/lock-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { eventType } from '../../platform/events/event-type.js';
import { newId } from '../../platform/ids/uuid.js';
import { localDate } from '../../rules/index.js';
import { CandidateMail } from './candidate-mail.js';
import { subjectFor, TellMembers } from './tell-members.js';
import { UnreachableNoticeEntity } from './unreachable-notice.entity.js';

/** A notice was made, or the hour has passed in which a member is not told again that mails did not arrive. */
export const unreachableNoticesDue = eventType(
  'unreachable_notices.due',
  z.object({ memberId: z.uuid(), noticeId: z.uuid().nullable().default(null) }),
);

// Rule 11: one at once, and what comes back within the hour together.
const apart = { hours: 1 } as const;

const noteSql = `
  INSERT INTO unreachable_notices (organization_id, id, member_id, application_id, message_id, heard_at, told_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT unreachable_notices_once DO NOTHING RETURNING id`;

const waitingSql = `
  SELECT n.id, a.candidate_id AS "candidateId" FROM unreachable_notices n
  JOIN applications a ON a.organization_id = $1 AND a.id = n.application_id
  WHERE n.organization_id = $1 AND n.member_id = $2 AND n.told_at IS NULL`;

export interface UnreachableNotice {
  readonly memberId: string;
  readonly applicationId: string | null;
  readonly messageId: string;
  readonly heardAt: Date;
  /** Now, if it is told by who notes it. */
  readonly toldAt?: Date;
}

/** Tells members whom mails did not reach: the first at once, those of the hour after it in one mail. */
@Injectable()
export class UnreachableNotices {
  constructor(
    private readonly mail: CandidateMail,
    private readonly members: TellMembers,
  ) {}

  /** False if that was noted before. Of what has not been told yet the member hears by `deliver`. */
  async note(
    tx: WriteTransaction,
    { memberId, applicationId, messageId, heardAt, toldAt }: UnreachableNotice,
  ): Promise<boolean> {
    const noticeId = newId();
    const row = [tx.organizationId, noticeId, memberId, applicationId, messageId, heardAt, toldAt ?? null];
    const isNew = (await tx.query(noteSql, row)).length > 0;
    if (isNew && toldAt === undefined) await tx.publish(unreachableNoticesDue, { memberId, noticeId });
    return isNew;
  }

  /**
   * Tells the member all that waits, or sees to it that this is done when the hour has passed. In a transaction of its own,
   * which locks all whom it is about, and the member behind them.
   * @param noticeId which was just made, if it is not the hour that has passed
   */
  async deliver(tx: WriteTransaction, memberId: string, noticeId: string | null = null): Promise<void> {
    const { manager, organizationId, now } = tx;
    const noted = await tx.query<{ id: string; candidateId: string }>(waitingSql, [organizationId, memberId]);
    await lockRows(tx, CandidateEntity, [...new Set(noted.map(({ candidateId }) => candidateId))]);
    const member = await lockRow(tx, MemberEntity, { id: memberId });
    // Of another member they hear at once, whatever else.
    const ofMember = { organizationId, memberId, applicationId: Not(IsNull()) };
    // What was noted since has its own turn.
    const waiting = await manager.find(UnreachableNoticeEntity, {
      where: { ...ofMember, id: In(noted.map(({ id }) => id)), toldAt: IsNull() },
      order: { id: 'ASC' },
    });
    if (member === null || waiting.length === 0) return;
    const [last] = await manager.find(UnreachableNoticeEntity, {
      where: { ...ofMember, toldAt: MoreThan(toDate(now.subtract(apart))) },
      order: { toldAt: 'DESC' },
      take: 1,
    });
    const until = last?.toldAt ? toInstant(last.toldAt).add(apart) : null;
    if (until !== null) {
      // Of several that wait the first asks for it.
      const asks = noticeId === null || waiting[0]?.id === noticeId;
      if (asks) await tx.publish(unreachableNoticesDue, { memberId, noticeId: null }, { notBefore: until });
      return;
    }
    await this.#tell(tx, member, waiting);
  }

  async #tell(tx: WriteTransaction, member: MemberEntity, notices: readonly UnreachableNoticeEntity[]): Promise<void> {
    const { organizationId } = tx;
    const told = { organizationId, id: In(notices.map(({ id }) => id)) };
    await tx.manager.update(UnreachableNoticeEntity, told, { toldAt: toDate(tx.now) });
    // Of a mail of which a harder report came within the hour, that it did not arrive is told once.
    const latest = new Map(notices.map((notice) => [`${notice.applicationId} ${notice.messageId}`, notice]));
    const items: UnreachableCandidate[] = [];
    const applications = new Set<string>();
    for (const notice of latest.values()) {
      const item = await this.#itemOf(tx, member, notice);
      if (item === null || notice.applicationId === null) continue;
      items.push(item);
      applications.add(notice.applicationId);
    }
    if (items.length === 0) return;
    const rules = await organizationRules(tx);
    const messageId = await this.members.queue(tx, 'CANDIDATE_UNREACHABLE', member, rules, { items });
    for (const id of applications) await this.members.record(tx, 'CANDIDATE_UNREACHABLE', id, member.id, messageId);
  }

  /** As it stands now; null if there is nothing to tell any more: it was sent again, or the candidate was erased. */
  async #itemOf(
    tx: WriteTransaction,
    member: MemberEntity,
    { applicationId, messageId }: UnreachableNoticeEntity,
  ): Promise<UnreachableCandidate | null> {
    const { organizationId } = tx;
    const message = await tx.manager.findOneByOrFail(MessageEntity, { organizationId, id: messageId });
    const why = whyOf(message);
    if (applicationId === null || why === null || message.erasedAt !== null) return null;
    const about = await this.mail.about(tx, applicationId);
    const reader = await this.mail.readerOf(tx, about.application.candidateId);
    const sentOn = localDate(toInstant(message.sentAt ?? message.composedAt), reader.rules.timeZone).toString();
    return {
      ...subjectFor(member, reader, about),
      why,
      address: message.toAddress,
      undelivered: { subject: message.subject, sentOn },
      answer:
        message.bounceAnswer ?? (message.bouncedAt === null ? await lastAnswer(tx, messageId) : message.bounceReport),
    };
  }
}

/** Of which failures of a message a person hears at once; what may have arrived is none. */
const whyOfFailure: ReadonlyMap<string | null, UnreachableWhy> = new Map<string | null, UnreachableWhy>([
  ['RECIPIENT_REFUSED', 'ADDRESS_DEAD'],
  ['MESSAGE_REFUSED', 'NOT_DELIVERED'],
  ['EXPIRED', 'NOT_DELIVERED'],
  ['UNSENDABLE', 'NOT_DELIVERED'],
  ['SENDER_FAULT', 'SENDER_FAULT'],
]);

/** Null if it arrived, or is on its way. */
export function whyOf({
  status,
  failure,
  bounceClass,
}: Pick<MessageEntity, 'status' | 'failure' | 'bounceClass'>): UnreachableWhy | null {
  if (bounceClass !== null) return bounceClass;
  return status === 'DEAD' ? (whyOfFailure.get(failure) ?? null) : null;
}

const answerSql = `
  SELECT answer FROM message_attempts WHERE organization_id = $1 AND message_id = $2 ORDER BY number DESC LIMIT 1`;

async function lastAnswer(tx: WriteTransaction, messageId: string): Promise<string | null> {
  const [attempt] = await tx.query<{ answer: string | null }>(answerSql, [tx.organizationId, messageId]);
  return attempt?.answer ?? null;
}
