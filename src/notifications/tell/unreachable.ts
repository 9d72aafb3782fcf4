import { Injectable } from '@nestjs/common';
import { MessageEntity } from '../../delivery/index.js';
import { toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { localDate } from '../../rules/index.js';
import { NotificationLedger } from '../notification/notification-ledger.js';
import { CandidateMail } from './candidate-mail.js';
import { TellMembers } from './tell-members.js';

/** Tells members at once that a mail did not reach a candidate: a person has to call, or to correct the address. */
@Injectable()
export class Unreachable {
  constructor(
    private readonly ledger: NotificationLedger,
    private readonly mail: CandidateMail,
    private readonly members: TellMembers,
  ) {}

  /** Of every application that the message told of. Told once, however often it is heard. */
  async tell(tx: WriteTransaction, messageId: string, answer: string | null): Promise<void> {
    const { organizationId } = tx;
    const message = await tx.manager.findOneByOrFail(MessageEntity, { organizationId, id: messageId });
    const told = (await this.ledger.ofMessage(tx, messageId)).filter(({ recipient }) => recipient === 'CANDIDATE');
    for (const applicationId of new Set(told.map((each) => each.applicationId))) {
      const about = await this.mail.about(tx, applicationId);
      const reader = await this.mail.readerOf(tx, about.application.candidateId);
      const sentAt = toInstant(message.sentAt ?? message.composedAt);
      const news = {
        address: message.toAddress,
        undelivered: { subject: message.subject, sentOn: localDate(sentAt, reader.rules.timeZone).toString() },
        answer,
      };
      const heardAt = message.bouncedAt ?? message.endedAt;
      await this.members.atOnce(tx, 'CANDIDATE_UNREACHABLE', reader, about, news, heardAt);
    }
  }
}
