import { Injectable, type OnModuleInit } from '@nestjs/common';
import { candidateChanged } from '../../candidates/index.js';
import { messageBounced, messageComplained, messageFailed, suppressionReleased } from '../../delivery/index.js';
import { EventBus } from '../../platform/events/event-bus.js';
import { CandidateWishes } from '../wishes/candidate-wishes.js';
import { OfferAgain } from './offer-again.js';
import { ReportBack } from './report-back.js';
import { Unreachable } from './unreachable.js';
import { UnreachableNotices, unreachableNoticesDue } from './unreachable-notices.js';

/** What follows when a mail does not reach its reader, and when a candidate can be reached again. */
@Injectable()
export class WhatCameBack implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly report: ReportBack,
    private readonly unreachable: Unreachable,
    private readonly notices: UnreachableNotices,
    private readonly wishes: CandidateWishes,
    private readonly offerAgain: OfferAgain,
  ) {}

  onModuleInit(): void {
    const { events } = this;
    events.handle(messageBounced, 'withdraw-disclosure-when-message-bounces', async ({ payload }, tx) => {
      // Locks the candidate, and then their timelines: in the order in which whoever tells locks them.
      await this.unreachable.tell(tx, payload.messageId);
      // What was withdrawn before may have been told in another way since.
      if (!payload.again) await this.report.bounced(tx, payload.messageId);
    });
    events.handle(messageFailed, 'tell-members-when-recipient-is-refused', ({ payload }, tx) =>
      this.unreachable.tell(tx, payload.messageId),
    );
    events.handle(unreachableNoticesDue, 'tell-members-what-came-back-within-the-hour', ({ payload }, tx) =>
      this.notices.deliver(tx, payload.memberId, payload.noticeId),
    );
    events.handle(messageComplained, 'tell-members-when-candidate-complains', async ({ payload }, tx) => {
      await this.wishes.complained(tx, payload.messageId);
      await this.unreachable.tell(tx, payload.messageId);
    });
    events.listen(candidateChanged, ({ payload }, tx) => this.offerAgain.takeAlong(tx, payload.candidateId));
    events.handle(candidateChanged, 'tell-again-when-candidate-can-be-reached', ({ payload }, tx) =>
      this.offerAgain.toNewAddress(tx, payload.candidateId),
    );
    events.handle(suppressionReleased, 'tell-again-when-address-is-released', ({ payload }, tx) =>
      this.offerAgain.toReleased(tx, payload.suppressionId),
    );
  }
}
