import { Injectable } from '@nestjs/common';
import { ApplicationEntity } from '../../applications/index.js';
import { CandidateEntity } from '../../candidates/index.js';
import { MessagesService } from '../../delivery/index.js';
import { composePageMail, type PageMailFacts, type PageMailKind, writtenLocale } from '../../mails/index.js';
import { MemberEntity, organizationRules } from '../../organizations/index.js';
import { toDate } from '../../platform/database/dates.js';
import { lockRow } from '../../platform/database/lock-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { NotificationEntity } from '../notification/notification.entity.js';
import { mailOrganization } from '../tell/candidate-mail.js';

/** Whom such a mail is to. */
export interface PageMailReader {
  readonly recipient: 'CANDIDATE' | 'MEMBER';
  readonly recipientId: string;
  readonly applicationId: string;
}

type Own<Kind extends PageMailKind> = Omit<PageMailFacts[Kind], 'organization' | 'name'>;

// As the last stop: whoever holds a link of somebody cannot fill their mailbox by it.
const MOST_A_DAY = 3;
// What became of an answer is always told: that a link is in other hands may show itself by it.
const ALWAYS: ReadonlySet<PageMailKind> = new Set<PageMailKind>(['ANSWER_RECORDED', 'ANSWER_OVERTAKEN']);

const countSql = `
  SELECT count(*)::int AS count, count(*) FILTER (WHERE n.at > $5)::int AS recent FROM notifications n
  WHERE n.organization_id = $1 AND n.application_id = $2 AND n.kind = $3 AND n.recipient_id = $4`;

/** Sends mails about pages. They count for no cap and wait for no window: somebody has just asked for them. */
@Injectable()
export class PageMails {
  constructor(private readonly messages: MessagesService) {}

  /** @param address where it goes, if not to the address on file. @returns the message; null: nothing is sent there */
  async send<Kind extends PageMailKind>(
    tx: WriteTransaction,
    kind: Kind,
    reader: PageMailReader,
    own: Own<Kind>,
    address?: string,
  ): Promise<string | null> {
    const rules = await organizationRules(tx);
    const to = await personOf(tx, reader);
    if (to === null) return null;
    const toAddress = address ?? to.email;
    if (await this.messages.isSuppressed(tx, toAddress)) return null;
    const parameters = [tx.organizationId, reader.applicationId, kind, reader.recipientId];
    const dayBefore = tx.now.subtract({ hours: 24 }).toString();
    const [before] = await tx.query<{ count: number; recent: number }>(countSql, [...parameters, dayBefore]);
    if ((before?.recent ?? 0) >= MOST_A_DAY && !ALWAYS.has(kind)) return null;
    const facts = {
      organization: mailOrganization(rules),
      name: to.fullName,
      ...own,
    } as unknown as PageMailFacts[Kind];
    const fromName = rules.senderName ?? rules.name;
    const { locale, subject, text, html } = composePageMail(kind, facts, writtenLocale(to.locale, rules.locale));
    const messageId = await this.messages.enqueue(tx, {
      kind,
      fromName,
      to: { name: to.fullName, address: toAddress },
      replyTo: rules.replyTo === null ? null : { name: fromName, address: rules.replyTo },
      locale,
      subject,
      text,
      html,
    });
    await tx.manager.insert(NotificationEntity, {
      organizationId: tx.organizationId,
      id: newId(),
      ...reader,
      timelineId: null,
      revision: null,
      sinceRevision: null,
      outcomeId: null,
      kind,
      rung: before?.count ?? 0,
      day: null,
      decision: 'SEND',
      withheldBecause: null,
      messageId,
      at: toDate(tx.now),
    });
    return messageId;
  }
}

async function personOf(tx: WriteTransaction, { recipient, recipientId: id }: PageMailReader) {
  if (recipient === 'MEMBER') {
    const member = await tx.manager.findOneBy(MemberEntity, { organizationId: tx.organizationId, id });
    return member === null || member.status === 'REMOVED' ? null : member;
  }
  const candidate = await lockRow(tx, CandidateEntity, { id });
  return candidate === null || candidate.erasedAt !== null ? null : candidate;
}

/** Asks a candidate's new address whether it is theirs. */
@Injectable()
export class AddressMail {
  constructor(private readonly mails: PageMails) {}

  async send(tx: WriteTransaction, candidateId: string, address: string): Promise<void> {
    const { organizationId, manager } = tx;
    const application = await manager.findOne(ApplicationEntity, {
      where: { organizationId, candidateId },
      order: { id: 'DESC' },
    });
    if (application === null) return;
    const reader = { recipient: 'CANDIDATE', recipientId: candidateId, applicationId: application.id } as const;
    await this.mails.send(tx, 'ADDRESS_CONFIRMATION', reader, {}, address);
  }
}
