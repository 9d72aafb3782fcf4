import { Injectable, type OnModuleInit } from '@nestjs/common';
import { candidateChanged } from '../../candidates/index.js';
import { MessageEntity, messageBounced, messageComplained, messageFailed } from '../../delivery/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { EventBus } from '../../platform/events/event-bus.js';
import { CandidateWishes } from '../wishes/candidate-wishes.js';
import { OfferAgain } from './offer-again.js';
import { ReportBack } from './report-back.js';
import { Unreachable } from './unreachable.js';

/** What follows when a mail does not reach its candidate, and when the candidate gets another address. */
@Injectable()
export class WhatCameBack implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly report: ReportBack,
    private readonly unreachable: Unreachable,
    private readonly wishes: CandidateWishes,
    private readonly offerAgain: OfferAgain,
  ) {}

  onModuleInit(): void {
    const { events } = this;
    events.handle(messageBounced, 'withdraw-disclosure-when-message-bounces', async ({ payload }, tx) => {
      const { bounceAnswer } = await messageOf(tx, payload.messageId);
      // Locks the candidate, and then their timelines: in the order in which whoever tells locks them.
      await this.unreachable.tell(tx, payload.messageId, bounceAnswer);
      await this.report.bounced(tx, payload.messageId);
    });
    events.handle(messageFailed, 'tell-members-when-recipient-is-refused', async ({ payload }, tx) => {
      if (payload.failure !== 'RECIPIENT_REFUSED') return;
      await this.unreachable.tell(tx, payload.messageId, await lastAnswer(tx, payload.messageId));
    });
    events.handle(messageComplained, 'tell-members-when-candidate-complains', ({ payload }, tx) =>
      this.wishes.complained(tx, payload.messageId),
    );
    events.listen(candidateChanged, ({ payload }, tx) => this.offerAgain.takeAlong(tx, payload.candidateId));
    events.handle(candidateChanged, 'tell-again-when-candidate-can-be-reached', ({ payload }, tx) =>
      this.offerAgain.offer(tx, payload.candidateId),
    );
  }
}

const answerSql = `
  SELECT answer FROM message_attempts WHERE organization_id = $1 AND message_id = $2 ORDER BY number DESC LIMIT 1`;

async function lastAnswer(tx: WriteTransaction, messageId: string): Promise<string | null> {
  const [attempt] = await tx.query<{ answer: string | null }>(answerSql, [tx.organizationId, messageId]);
  return attempt?.answer ?? null;
}

async function messageOf({ manager, organizationId }: WriteTransaction, id: string): Promise<MessageEntity> {
  return await manager.findOneByOrFail(MessageEntity, { organizationId, id });
}
