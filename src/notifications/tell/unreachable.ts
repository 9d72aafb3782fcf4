import { Injectable, Logger } from '@nestjs/common';
import { MessageEntity, SuppressionsService } from '../../delivery/index.js';
import { MemberEntity, organizationRules } from '../../organizations/index.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { NotificationEntity } from '../notification/notification.entity.js';
import { NotificationLedger } from '../notification/notification-ledger.js';
import { CandidateMail } from './candidate-mail.js';
import { TellMembers } from './tell-members.js';
import { UnreachableNotices, whyOf } from './unreachable-notices.js';

/** Sees to it that somebody hears whom a mail did not reach: a person has to call, or to correct the address. */
@Injectable()
export class Unreachable {
  readonly #logger = new Logger(Unreachable.name);

  constructor(
    private readonly ledger: NotificationLedger,
    private readonly mail: CandidateMail,
    private readonly members: TellMembers,
    private readonly notices: UnreachableNotices,
    private readonly suppressions: SuppressionsService,
  ) {}

  /**
   * Who takes care of each application that the message told of; and of a member's address that is silenced, the others.
   * Heard again: nothing.
   */
  async tell(tx: WriteTransaction, messageId: string): Promise<void> {
    const { organizationId } = tx;
    const message = await tx.manager.findOneByOrFail(MessageEntity, { organizationId, id: messageId });
    const told = (await this.ledger.ofMessage(tx, messageId)).filter(({ recipient }) => recipient === 'CANDIDATE');
    if (whyOf(message) !== null) await this.#ofCandidate(tx, message, told);
    await this.#ofMember(tx, message);
  }

  async #ofCandidate(tx: WriteTransaction, message: MessageEntity, told: readonly NotificationEntity[]): Promise<void> {
    const heardAt = message.bouncedAt ?? message.endedAt ?? toDate(tx.now);
    for (const applicationId of new Set(told.map((each) => each.applicationId))) {
      const about = await this.mail.about(tx, applicationId);
      const { candidate } = await this.mail.readerOf(tx, about.application.candidateId);
      // Of who was erased nobody is asked anything.
      if (candidate.erasedAt !== null) continue;
      for (const { id: memberId } of await this.members.caretakersOf(tx, about)) {
        await this.notices.note(tx, { memberId, applicationId, messageId: message.id, heardAt });
      }
    }
  }

  /** A member's address is not silenced unless another hears of it. */
  async #ofMember(tx: WriteTransaction, message: MessageEntity): Promise<void> {
    const { organizationId } = tx;
    const suppression = await this.suppressions.standing(tx, message.toAddress);
    // Another mail was the one that silenced it, or none.
    if (suppression === null || suppression.messageId !== message.id) return;
    const member = await memberAt(tx, message.toAddress);
    if (member === null) return;
    const others = await this.members.adminsBut(tx, member.id);
    if (others.length === 0) {
      await this.suppressions.release(tx, member.email);
      this.#logger.error(
        { organizationId, memberId: member.id },
        'mails to a member come back, and there is nobody else to tell',
      );
    }
    const rules = await organizationRules(tx);
    const why = suppression.reason === 'COMPLAINED' ? ('COMPLAINED' as const) : ('ADDRESS_DEAD' as const);
    const news = { colleague: { fullName: member.fullName, address: member.email }, why, answer: message.bounceAnswer };
    for (const other of others) {
      const notice = {
        memberId: other.id,
        applicationId: null,
        messageId: message.id,
        heardAt: suppression.at,
        toldAt: toDate(tx.now),
      };
      if (await this.notices.note(tx, notice)) await this.members.queue(tx, 'MEMBER_UNREACHABLE', other, rules, news);
    }
  }
}

const memberSql = `
  SELECT id FROM members WHERE organization_id = $1 AND lower(email) = lower($2) AND status <> 'REMOVED' FOR NO KEY UPDATE`;

async function memberAt(tx: WriteTransaction, address: string): Promise<MemberEntity | null> {
  const { organizationId } = tx;
  const [found] = await tx.query<{ id: string }>(memberSql, [organizationId, address]);
  return found === undefined ? null : await tx.manager.findOneBy(MemberEntity, { organizationId, id: found.id });
}
