import { Module, type OnModuleInit } from '@nestjs/common';
import {
  ApplicationEntity,
  ApplicationsModule,
  applicationDecided,
  applicationEnded,
  outcomeSuperseded,
  outcomeTold,
} from '../applications/index.js';
import { CandidatesModule } from '../candidates/index.js';
import { DeliveryModule, messageFailed, messageSent } from '../delivery/index.js';
import type { WriteTransaction } from '../platform/database/transaction.js';
import { EventBus } from '../platform/events/event-bus.js';
import type { WithheldBecause } from '../rules/index.js';
import {
  TimelinesModule,
  timelineChangesDropped,
  timelineChangesSettled,
  timelineNoticeDue,
  timelineRevised,
} from '../timelines/index.js';
import { BulkMoveResolver } from './bulk-move/bulk-move.resolver.js';
import { BulkMovesService } from './bulk-move/bulk-moves.service.js';
import { ApplicationCommunicationsResolver, CommunicationResolver } from './communications/communication.resolver.js';
import { DigestModule } from './digest/digest.module.js';
import { AnswerFollowUp } from './follow-ups/answer-follow-up.js';
import { FollowUpResolver } from './follow-ups/follow-up.resolver.js';
import { FollowUpHandlers } from './follow-ups/follow-up-handlers.js';
import { FollowUpsService } from './follow-ups/follow-ups.service.js';
import { PassOnFollowUp } from './follow-ups/pass-on-follow-up.js';
import {
  CandidateLanguageResolver,
  JobLanguageResolver,
  MemberLanguageResolver,
  OrganizationLanguageResolver,
  PublicStageLanguageResolver,
} from './languages/languages.resolver.js';
import { LinkRenewals } from './links/link-renewals.js';
import { NextMail } from './links/next-mail.js';
import { AddressMail, PageMails } from './links/page-mails.js';
import { OutcomeNoteResolver, RevisionNoteResolver } from './notes/note-warnings.resolver.js';
import { MessageKindResolver } from './notification/message-kind.resolver.js';
import { ApplicationNotificationsResolver, NotificationResolver } from './notification/notification.resolver.js';
import { NotificationLedger } from './notification/notification-ledger.js';
import { NotificationsPersonalData } from './personal-data.service.js';
import { PolicyChangeResolver } from './policy-change/policy-change.resolver.js';
import { PolicyChangesService } from './policy-change/policy-changes.service.js';
import { PolicyTrialService } from './policy-change/policy-trial.service.js';
import { RedriveResolver } from './redrive/redrive.resolver.js';
import { RedrivesService } from './redrive/redrives.service.js';
import { ApprovalsService } from './tell/approvals.service.js';
import { CandidateMail } from './tell/candidate-mail.js';
import { CandidateStates } from './tell/candidate-states.js';
import { DecidedMail } from './tell/decided-mail.js';
import { DraftChanges } from './tell/draft-changes.js';
import { DraftsService } from './tell/drafts.service.js';
import { mailOfOutcome } from './tell/mail-of-outcome.js';
import { MessageApprovalResolver } from './tell/message-approval.resolver.js';
import { NotificationRecords } from './tell/notification-records.js';
import { OfferAgain } from './tell/offer-again.js';
import { outcomeNoticeDue } from './tell/outcome.events.js';
import { PreviewsService } from './tell/previews.service.js';
import { ReportBack } from './tell/report-back.js';
import { TellCandidate } from './tell/tell-candidate.js';
import { TellMembers } from './tell/tell-members.js';
import { Unreachable } from './tell/unreachable.js';
import { UnreachableNotices } from './tell/unreachable-notices.js';
import { UnsentMessages } from './tell/unsent-messages.js';
import { WaitingOutcomes } from './tell/waiting-outcomes.js';
import { WhatCameBack } from './tell/what-came-back.js';
import { TemplateResolver } from './templates/template.resolver.js';
import { TemplatesService } from './templates/templates.service.js';
import { CandidateWishes } from './wishes/candidate-wishes.js';

/** What is heard of, and what is then done: the names of the handlers are the names of their queues. */
@Module({
  imports: [ApplicationsModule, CandidatesModule, DeliveryModule, DigestModule, TimelinesModule],
  providers: [
    ApplicationCommunicationsResolver,
    ApplicationNotificationsResolver,
    ApprovalsService,
    BulkMoveResolver,
    BulkMovesService,
    CandidateLanguageResolver,
    CandidateMail,
    CommunicationResolver,
    DraftChanges,
    DraftsService,
    CandidateStates,
    DecidedMail,
    AnswerFollowUp,
    FollowUpHandlers,
    FollowUpResolver,
    FollowUpsService,
    PassOnFollowUp,
    AddressMail,
    PageMails,
    LinkRenewals,
    NextMail,
    JobLanguageResolver,
    MemberLanguageResolver,
    MessageApprovalResolver,
    MessageKindResolver,
    NotificationLedger,
    NotificationRecords,
    NotificationResolver,
    NotificationsPersonalData,
    OrganizationLanguageResolver,
    OutcomeNoteResolver,
    RevisionNoteResolver,
    PolicyChangeResolver,
    PolicyChangesService,
    PolicyTrialService,
    PreviewsService,
    PublicStageLanguageResolver,
    RedriveResolver,
    RedrivesService,
    ReportBack,
    CandidateWishes,
    OfferAgain,
    TellCandidate,
    TellMembers,
    TemplateResolver,
    TemplatesService,
    Unreachable,
    UnreachableNotices,
    WaitingOutcomes,
    WhatCameBack,
    UnsentMessages,
  ],
  exports: [
    AddressMail,
    CandidateWishes,
    DigestModule,
    FollowUpsService,
    LinkRenewals,
    NextMail,
    PageMails,
    ApprovalsService,
  ],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly ledger: NotificationLedger,
    private readonly unsent: UnsentMessages,
    private readonly draftChanges: DraftChanges,
    private readonly tellCandidate: TellCandidate,
    private readonly report: ReportBack,
  ) {}

  onModuleInit(): void {
    this.#listen();
    this.#handle();
  }

  #listen(): void {
    const { events, unsent } = this;
    events.listen(timelineRevised, ({ payload }, tx) =>
      unsent.cancel(tx, payload.applicationId, payload.timelineId, 'SUPERSEDED'),
    );
    events.listen(applicationDecided, ({ payload }, tx) => unsent.cancel(tx, payload.applicationId, null, 'DECIDED'));
    events.listen(applicationEnded, ({ payload }, tx) => unsent.cancelAll(tx, payload.applicationId, 'CANCELLED'));
    events.listen(outcomeSuperseded, async ({ payload: { applicationId, outcomeId, because } }, tx) => {
      await unsent.cancelOutcome(tx, outcomeId, because);
      await this.#recordUntold(tx, applicationId, outcomeId, because);
    });
    events.listen(outcomeTold, async ({ payload: { applicationId, outcomeId } }, tx) => {
      // By its message: that is recorded as sent and has left, so that nothing follows. Else a member told it.
      await unsent.cancelOutcome(tx, outcomeId, 'TOLD_BY_MEMBER');
      await this.#recordUntold(tx, applicationId, outcomeId, 'TOLD_BY_MEMBER');
    });
    events.listen(timelineChangesDropped, async ({ payload }, tx) => {
      const { kind, because, ...about } = payload;
      const subject = { ...about, candidateId: await candidateOf(tx, payload.applicationId) };
      await unsent.cancel(tx, payload.applicationId, payload.timelineId, because);
      const entry = await this.ledger.numbered(tx, { subject, kind: `TIMELINE_${kind}` });
      await this.ledger.withhold(tx, entry, because);
    });
  }

  /** Rule 17: every outcome ends in a record, also one of which no mail is due any more. */
  async #recordUntold(tx: WriteTransaction, applicationId: string, outcomeId: string, because: WithheldBecause) {
    if ((await this.ledger.ofOutcome(tx, outcomeId)) !== null) return;
    const subject = { applicationId, candidateId: await candidateOf(tx, applicationId), outcomeId };
    const kind = await mailOfOutcome(tx, outcomeId);
    await this.ledger.withhold(tx, { subject, kind }, because);
  }

  #handle(): void {
    const { events, report, tellCandidate } = this;
    events.handle(timelineNoticeDue, 'tell-candidate-when-timeline-notice-is-due', async ({ payload }, tx) =>
      tellCandidate.tell(tx, await candidateOf(tx, payload.applicationId)),
    );
    events.handle(timelineChangesSettled, 'draft-message-when-timeline-changes-settle', ({ payload }, tx) =>
      this.draftChanges.draft(tx, payload.timelineId),
    );
    events.handle(applicationDecided, 'tell-candidate-when-application-is-decided', async ({ payload }, tx) =>
      tellCandidate.tell(tx, await candidateOf(tx, payload.applicationId), payload),
    );
    events.handle(outcomeNoticeDue, 'tell-candidate-when-outcome-notice-is-due', async ({ payload }, tx) =>
      tellCandidate.tell(tx, await candidateOf(tx, payload.applicationId), payload),
    );
    events.handleTogether(messageSent, 'disclose-when-message-is-sent', (sent, tx) =>
      report.accepted(
        tx,
        sent.map(({ payload }) => payload.messageId),
      ),
    );
    events.handle(messageFailed, 'note-that-candidate-was-not-told-when-message-fails', ({ payload }, tx) =>
      report.failed(tx, payload.messageId),
    );
  }
}

async function candidateOf(tx: WriteTransaction, applicationId: string): Promise<string> {
  const application = await tx.manager.findOneByOrFail(ApplicationEntity, {
    organizationId: tx.organizationId,
    id: applicationId,
  });
  return application.candidateId;
}
