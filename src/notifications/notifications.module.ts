import { Module, type OnModuleInit } from '@nestjs/common';
import { ApplicationEntity, ApplicationsModule, applicationDecided } from '../applications/index.js';
import { CandidatesModule } from '../candidates/index.js';
import { DeliveryModule, MessagesService, messageFailed, messageSent } from '../delivery/index.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { EventBus } from '../platform/events/event-bus.js';
import {
  TellingsService,
  TimelinesModule,
  timelineChangesDropped,
  timelineRevised,
  timelineTellingDue,
} from '../timelines/index.js';
import { ApplicationNotificationsResolver, NotificationResolver } from './notification/notification.resolver.js';
import { NotificationLedger } from './notification/notification-ledger.js';
import { NotificationsPersonalData } from './personal-data.service.js';
import { CandidateMail } from './tell/candidate-mail.js';
import { outcomeTellingDue, TellOfOutcome } from './tell/tell-of-outcome.js';
import { TellOfTimeline } from './tell/tell-of-timeline.js';

/** What is heard of, and what is then done: the names of the handlers are the names of their queues. */
@Module({
  imports: [ApplicationsModule, CandidatesModule, DeliveryModule, TimelinesModule],
  providers: [
    ApplicationNotificationsResolver,
    CandidateMail,
    NotificationLedger,
    NotificationResolver,
    NotificationsPersonalData,
    TellOfOutcome,
    TellOfTimeline,
  ],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly ledger: NotificationLedger,
    private readonly messages: MessagesService,
    private readonly tellings: TellingsService,
    private readonly ofTimeline: TellOfTimeline,
    private readonly ofOutcome: TellOfOutcome,
  ) {}

  onModuleInit(): void {
    const { events } = this;
    events.listen(timelineRevised, ({ payload }, tx) =>
      this.#cancelUnsent(tx, payload.applicationId, payload.timelineId, 'SUPERSEDED'),
    );
    events.listen(applicationDecided, ({ payload }, tx) =>
      this.#cancelUnsent(tx, payload.applicationId, null, 'DECIDED'),
    );
    events.listen(timelineChangesDropped, async ({ payload }, tx) => {
      const { kind, because, ...subject } = payload;
      await this.ledger.withhold(
        tx,
        { ...subject, candidateId: await candidateOf(tx, payload.applicationId) },
        `TIMELINE_${kind}`,
        because,
      );
    });
    events.handle(timelineTellingDue, 'tell-candidate-when-timeline-telling-is-due', ({ payload }, tx) =>
      this.ofTimeline[payload.what === 'CHANGE' ? 'change' : 'passed'](tx, payload.timelineId, payload.applicationId),
    );
    events.handle(applicationDecided, 'tell-candidate-when-application-is-decided', ({ payload }, tx) =>
      this.ofOutcome.tell(tx, payload.outcomeId),
    );
    events.handle(outcomeTellingDue, 'tell-candidate-when-outcome-telling-is-due', ({ payload }, tx) =>
      this.ofOutcome.tell(tx, payload.outcomeId),
    );
    events.handle(messageSent, 'disclose-when-message-is-sent', ({ payload }, tx) =>
      this.#disclose(tx, payload.messageId),
    );
    events.handle(messageFailed, 'note-that-candidate-was-not-told-when-message-fails', ({ payload }, tx) =>
      this.#notTold(tx, payload.messageId),
    );
  }

  async #cancelUnsent(
    tx: WriteTransaction,
    applicationId: string,
    timelineId: string | null,
    why: string,
  ): Promise<void> {
    await this.messages.cancel(tx, await this.ledger.unsent(tx, applicationId, timelineId), why);
  }

  async #disclose(tx: WriteTransaction, messageId: string): Promise<void> {
    const told = await this.ledger.byMessage(tx, messageId);
    if (told === null) return;
    if (told.outcomeId !== null) return await this.ofOutcome.accepted(tx, told.outcomeId);
    if (told.timelineId === null || told.revision === null) return;
    if (told.kind === 'TIMELINE_PASSED') return await this.tellings.heard(tx, told.timelineId);
    await this.tellings.accepted(tx, told.timelineId, told.revision);
  }

  async #notTold(tx: WriteTransaction, messageId: string): Promise<void> {
    const told = await this.ledger.byMessage(tx, messageId);
    if (told === null || told.timelineId === null || told.revision === null || told.kind === 'TIMELINE_PASSED') return;
    await this.tellings.sendEnded(tx, told.timelineId, told.revision);
  }
}

async function candidateOf(tx: WriteTransaction, applicationId: string): Promise<string> {
  const application = await tx.manager.findOneByOrFail(ApplicationEntity, {
    organizationId: tx.organizationId,
    id: applicationId,
  });
  return application.candidateId;
}
