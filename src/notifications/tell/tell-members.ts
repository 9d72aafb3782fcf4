import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual, Not } from 'typeorm';
import { MessagesService } from '../../delivery/index.js';
import { composeMemberMail, type MemberMailFacts, type MemberSubject, writtenLocale } from '../../mails/index.js';
import { atsUrlOf, MemberEntity, type OrganizationRules, roleRights } from '../../organizations/index.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { refOf } from '../../platform/external-ref/external-ref.js';
import { newId } from '../../platform/ids/uuid.js';
import { NotificationEntity } from '../notification/notification.entity.js';
import { type CandidateReader, type MailContext, mailOrganization } from './candidate-mail.js';

/** What members are told at once, in a mail of its own (rule 11). */
type UrgentNews = Omit<MemberMailFacts['CANDIDATE_ACTED'], keyof MemberSubject | 'organization' | 'member'>;

/** Kinds of mails to members that are not a digest. */
export type UrgentKind = 'CANDIDATE_ACTED' | 'COMPETING_OFFER' | 'CANDIDATE_UNREACHABLE' | 'MEMBER_UNREACHABLE';

/** An offer is a thing that a candidate did, recorded as what not everybody may see. */
type WordedAs<Kind extends UrgentKind> = Kind extends 'COMPETING_OFFER'
  ? 'CANDIDATE_ACTED'
  : Exclude<Kind, 'COMPETING_OFFER'>;

function wordedAs<Kind extends UrgentKind>(kind: Kind): WordedAs<Kind> {
  return (kind === 'COMPETING_OFFER' ? 'CANDIDATE_ACTED' : kind) as WordedAs<Kind>;
}

const countSql = `
  SELECT count(*) AS count FROM notifications
  WHERE organization_id = $1 AND application_id = $2 AND kind = $3 AND recipient_id = $4`;

/** Tells at once whoever takes care of an application: its recruiter, or the admins if nobody recruits. */
@Injectable()
export class TellMembers {
  constructor(private readonly messages: MessagesService) {}

  /**
   * What a candidate did.
   * @param heardAt when we heard of it: who was told as much since then is not told again
   * @param andAdmins the admins hear of it too, whoever recruits
   */
  async atOnce(
    tx: WriteTransaction,
    { candidate, rules }: CandidateReader,
    about: MailContext,
    news: UrgentNews,
    heardAt: Date | null = null,
    andAdmins = false,
  ): Promise<void> {
    const isOffer = news.receipt.act === 'COMPETING_OFFER';
    const kind = isOffer ? 'COMPETING_OFFER' : 'CANDIDATE_ACTED';
    const own = await this.caretakersOf(tx, isOffer ? { recruiter: whoHears(about.recruiter) } : about);
    const admins = andAdmins ? await this.adminsBut(tx, about.recruiter?.id ?? null) : [];
    for (const member of new Map([...own, ...admins].map((each) => [each.id, each])).values()) {
      if (await wasTold(tx, kind, about.application.id, member.id, heardAt)) continue;
      const subject = subjectFor(member, { candidate, rules }, about);
      const messageId = await this.queue(tx, kind, member, rules, { ...subject, ...news });
      await this.record(tx, kind, about.application.id, member.id, messageId);
    }
  }

  /** Composes a mail to a member and puts it into the ledger of messages. */
  async queue<Kind extends UrgentKind>(
    tx: WriteTransaction,
    kind: Kind,
    member: MemberEntity,
    rules: OrganizationRules,
    news: Omit<MemberMailFacts[WordedAs<Kind>], 'organization' | 'member'>,
  ): Promise<string> {
    const around = { organization: mailOrganization(rules), member: { fullName: member.fullName } };
    const facts = { ...around, ...news } as MemberMailFacts[WordedAs<Kind>];
    const { locale, subject, text, html } = composeMemberMail(
      wordedAs(kind),
      facts,
      writtenLocale(member.locale, rules.locale),
    );
    const fromName = rules.senderName ?? rules.name;
    return await this.messages.enqueue(tx, {
      kind,
      fromName,
      to: { name: member.fullName, address: member.email },
      replyTo: rules.replyTo === null ? null : { name: fromName, address: rules.replyTo },
      locale,
      subject,
      text,
      html,
    });
  }

  /** Each time is news: the ledger's key tells them apart by their number. */
  async record(
    tx: WriteTransaction,
    kind: Exclude<UrgentKind, 'MEMBER_UNREACHABLE'>,
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

  /** Its recruiter; the admins if nobody recruits, or if no mail reaches who does. */
  async caretakersOf(tx: WriteTransaction, { recruiter }: Pick<MailContext, 'recruiter'>): Promise<MemberEntity[]> {
    const isThere = recruiter !== null && recruiter.status !== 'REMOVED' && recruiter.role !== 'VIEWER';
    if (isThere && !(await this.messages.isSuppressed(tx, recruiter.email))) return [recruiter];
    return await this.adminsBut(tx, null);
  }

  /** Owners and admins whom mails reach. */
  async adminsBut(tx: WriteTransaction, memberId: string | null): Promise<MemberEntity[]> {
    const { manager, organizationId } = tx;
    const admins = await manager.findBy(MemberEntity, {
      organizationId,
      role: In(['OWNER', 'ADMIN']),
      status: Not('REMOVED'),
    });
    const suppressed = await this.messages.suppressedAmong(
      tx,
      admins.map(({ email }) => email),
    );
    return admins.filter(({ id, email }) => id !== memberId && !suppressed.has(email));
  }
}

/** Whom a mail to a member is about. */
export function subjectFor(
  member: MemberEntity,
  { candidate, rules }: CandidateReader,
  about: MailContext,
): MemberSubject {
  const { job, application, recruiter } = about;
  return {
    candidate: { fullName: candidate.fullName, email: candidate.email, phone: candidate.phone },
    job: { title: job.title },
    stage: application.stage,
    recruiterName: recruiter === null || recruiter.id === member.id ? null : recruiter.fullName,
    atsUrl: atsUrlOf(rules.atsUrlTemplate, refOf(application)),
    answerBelow: application.id,
  };
}

/** Who evaluates a candidate is told of no other offer, even if they recruit as well. */
function whoHears(recruiter: MemberEntity | null): MemberEntity | null {
  return recruiter !== null && roleRights[recruiter.role]['jobs:write'] !== undefined ? recruiter : null;
}

async function wasTold(
  { manager, organizationId }: WriteTransaction,
  kind: 'CANDIDATE_ACTED' | 'COMPETING_OFFER',
  applicationId: string,
  recipientId: string,
  heardAt: Date | null,
): Promise<boolean> {
  if (heardAt === null) return false;
  const since = { organizationId, applicationId, kind, recipientId, at: MoreThanOrEqual(heardAt) };
  return await manager.existsBy(NotificationEntity, since);
}
