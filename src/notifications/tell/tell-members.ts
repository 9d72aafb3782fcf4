import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual, Not } from 'typeorm';
import { MessagesService } from '../../delivery/index.js';
import { composeMemberMail, type MemberMailFacts, type MemberSubject, writtenLocale } from '../../mails/index.js';
import { atsUrlOf, MemberEntity } from '../../organizations/index.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { refOf } from '../../platform/external-ref/external-ref.js';
import { newId } from '../../platform/ids/uuid.js';
import { NotificationEntity } from '../notification/notification.entity.js';
import { type About, mailOrganization, type Reader } from './candidate-mail.js';

/** What members are told at once, in a mail of its own (rule 11). */
type UrgentKind = 'CANDIDATE_ACTED' | 'CANDIDATE_UNREACHABLE';
type UrgentNews<Kind extends UrgentKind> = Omit<MemberMailFacts[Kind], keyof MemberSubject | 'organization' | 'member'>;

const countSql = `
  SELECT count(*) AS count FROM notifications
  WHERE organization_id = $1 AND application_id = $2 AND kind = $3 AND recipient_id = $4`;

/** Tells at once whoever takes care of an application: its recruiter, or the admins if nobody recruits. */
@Injectable()
export class TellMembers {
  constructor(private readonly messages: MessagesService) {}

  /**
   * @param heardAt when we heard of it: who was told as much since then is not told again
   * @param andAdmins the admins hear of it too, whoever recruits
   */
  async atOnce<Kind extends UrgentKind>(
    tx: WriteTransaction,
    kind: Kind,
    { candidate, rules }: Reader,
    about: About,
    news: UrgentNews<Kind>,
    heardAt: Date | null = null,
    andAdmins = false,
  ): Promise<void> {
    for (const member of await caretakersOf(tx, about, andAdmins)) {
      if (await wasTold(tx, kind, about.application.id, member.id, heardAt)) continue;
      const facts = {
        organization: mailOrganization(rules),
        member: { fullName: member.fullName },
        candidate: { fullName: candidate.fullName, email: candidate.email, phone: candidate.phone },
        job: { title: about.job.title },
        stage: about.application.stage,
        recruiterName: about.recruiter === null || about.recruiter.id === member.id ? null : about.recruiter.fullName,
        atsUrl: atsUrlOf(rules.atsUrlTemplate, refOf(about.application)),
        answerBelow: about.application.id,
        ...news,
      } as MemberMailFacts[Kind];
      const { locale, subject, text, html } = composeMemberMail(
        kind,
        facts,
        writtenLocale(member.locale, rules.locale),
      );
      const fromName = rules.senderName ?? rules.name;
      const messageId = await this.messages.enqueue(tx, {
        kind,
        fromName,
        to: { name: member.fullName, address: member.email },
        replyTo: rules.replyTo === null ? null : { name: fromName, address: rules.replyTo },
        locale,
        subject,
        text,
        html,
      });
      await record(tx, kind, about.application.id, member.id, messageId);
    }
  }
}

async function wasTold(
  { manager, organizationId }: WriteTransaction,
  kind: UrgentKind,
  applicationId: string,
  recipientId: string,
  heardAt: Date | null,
): Promise<boolean> {
  if (heardAt === null) return false;
  const since = { organizationId, applicationId, kind, recipientId, at: MoreThanOrEqual(heardAt) };
  return await manager.existsBy(NotificationEntity, since);
}

/** Each time is news: the ledger's key tells them apart by their number. */
async function record(
  tx: WriteTransaction,
  kind: UrgentKind,
  applicationId: string,
  memberId: string,
  messageId: string,
): Promise<void> {
  const [before] = await tx.query<{ count: number }>(countSql, [tx.organizationId, applicationId, kind, memberId]);
  await tx.manager.insert(NotificationEntity, {
    organizationId: tx.organizationId,
    id: newId(),
    applicationId,
    timelineId: null,
    revision: null,
    sinceRevision: null,
    outcomeId: null,
    kind,
    rung: before?.count ?? 0,
    day: null,
    recipient: 'MEMBER',
    recipientId: memberId,
    decision: 'SEND',
    withheldBecause: null,
    messageId,
    at: toDate(tx.now),
  });
}

async function caretakersOf(
  { manager, organizationId }: WriteTransaction,
  { recruiter }: About,
  andAdmins: boolean,
): Promise<MemberEntity[]> {
  const own = recruiter !== null && recruiter.status !== 'REMOVED' && recruiter.role !== 'VIEWER' ? [recruiter] : [];
  if (own.length > 0 && !andAdmins) return own;
  const admins = await manager.findBy(MemberEntity, {
    organizationId,
    role: In(['OWNER', 'ADMIN']),
    status: Not('REMOVED'),
  });
  return [...own, ...admins.filter(({ id }) => id !== recruiter?.id)];
}
