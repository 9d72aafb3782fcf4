import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/index.js';
import { CandidatesModule } from '../candidates/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { TimelinesModule } from '../timelines/index.js';
import { BulkMoveResolver } from './bulk-move/bulk-move.resolver.js';
import { BulkMovesService } from './bulk-move/bulk-moves.service.js';
import { ApplicationCommunicationsResolver, CommunicationResolver } from './communications/communication.resolver.js';
import { DigestModule } from './digest/digest.module.js';
import { DueWork } from './due-work.js';
import { AnswerFollowUp } from './follow-ups/answer-follow-up.js';
import { FollowUpResolver } from './follow-ups/follow-up.resolver.js';
import { FollowUpsService } from './follow-ups/follow-ups.service.js';
import { FollowUpsPersonalData } from './follow-ups/follow-ups-personal-data.js';
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
import { NotificationsPersonalData } from './personal-data.js';
import { PolicyChangeResolver } from './policy-change/policy-change.resolver.js';
import { PolicyChangesService } from './policy-change/policy-changes.service.js';
import { PolicyTrialService } from './policy-change/policy-trial.service.js';
import { CandidatePreferences } from './preferences/candidate-preferences.js';
import { RedriveResolver } from './redrive/redrive.resolver.js';
import { RedrivesService } from './redrive/redrives.service.js';
import { notificationSubscriptions } from './subscriptions.js';
import { ApprovalsService } from './tell/approvals.service.js';
import { CandidateMail } from './tell/candidate-mail.js';
import { CandidateStates } from './tell/candidate-states.js';
import { DecidedMail } from './tell/decided-mail.js';
import { DraftChanges } from './tell/draft-changes.js';
import { DraftsService } from './tell/drafts.service.js';
import { MessageApprovalResolver } from './tell/message-approval.resolver.js';
import { NotificationRecords } from './tell/notification-records.js';
import { OfferAgain } from './tell/offer-again.js';
import { PreviewsService } from './tell/previews.service.js';
import { ReportBack } from './tell/report-back.js';
import { TellCandidate } from './tell/tell-candidate.js';
import { TellMembers } from './tell/tell-members.js';
import { Unreachable } from './tell/unreachable.js';
import { UnreachableNotices } from './tell/unreachable-notices.js';
import { UnsentMessages } from './tell/unsent-messages.js';
import { WaitingOutcomes } from './tell/waiting-outcomes.js';
import { WithheldRecords } from './tell/withheld-records.js';
import { TemplateResolver } from './templates/template.resolver.js';
import { TemplatesService } from './templates/templates.service.js';

/** What candidates and members are told. */
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
    DueWork,
    CandidateStates,
    DecidedMail,
    AnswerFollowUp,
    FollowUpsPersonalData,
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
    CandidatePreferences,
    OfferAgain,
    TellCandidate,
    TellMembers,
    TemplateResolver,
    TemplatesService,
    Unreachable,
    UnreachableNotices,
    WaitingOutcomes,
    WithheldRecords,
    UnsentMessages,
    ...notificationSubscriptions,
  ],
  exports: [
    AddressMail,
    CandidatePreferences,
    DigestModule,
    FollowUpsService,
    LinkRenewals,
    NextMail,
    PageMails,
    ApprovalsService,
  ],
})
export class NotificationsModule {}
