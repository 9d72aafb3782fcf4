import { Temporal } from 'temporal-polyfill';
import {
  applicationDecided,
  applicationEnded,
  contactLogged,
  outcomeSuperseded,
  outcomeTold,
} from '../applications/index.js';
import { candidateChanged, candidateErased, candidatesMerged } from '../candidates/index.js';
import { jobMoved } from '../jobs/index.js';
import { organizationChanged, policyChanged } from '../organizations/index.js';
import { type DeclaredSubscription, listener } from '../platform/events/subscription.js';
import { promiseChanged, timelineChangesDropped, timelineRevised } from '../timelines/index.js';
import { FollowUpsService } from './follow-ups/follow-ups.service.js';
import { FollowUpsPersonalData } from './follow-ups/follow-ups-personal-data.js';
import { discloseWhenMessageIsSent } from './handlers/disclose-when-message-is-sent.js';
import { draftMessageWhenTimelineChangesSettle } from './handlers/draft-message-when-timeline-changes-settle.js';
import { lookAtOutcomesAgainWhenTheyAreOutdated } from './handlers/look-at-outcomes-again-when-they-are-outdated.js';
import { noteThatCandidateWasNotToldWhenMessageFails } from './handlers/note-that-candidate-was-not-told-when-message-fails.js';
import { passOnFollowUpWhenItLeaves } from './handlers/pass-on-follow-up-when-it-leaves.js';
import { tellAgainWhenAddressIsReleased } from './handlers/tell-again-when-address-is-released.js';
import { tellAgainWhenCandidateCanBeReached } from './handlers/tell-again-when-candidate-can-be-reached.js';
import { tellCandidateWhenApplicationIsDecided } from './handlers/tell-candidate-when-application-is-decided.js';
import { tellCandidateWhenOutcomeNoticeIsDue } from './handlers/tell-candidate-when-outcome-notice-is-due.js';
import { tellCandidateWhenTimelineNoticeIsDue } from './handlers/tell-candidate-when-timeline-notice-is-due.js';
import { tellMembersWhatCameBackWithinTheHour } from './handlers/tell-members-what-came-back-within-the-hour.js';
import { tellMembersWhenCandidateComplains } from './handlers/tell-members-when-candidate-complains.js';
import { tellMembersWhenRecipientIsRefused } from './handlers/tell-members-when-recipient-is-refused.js';
import { withdrawDisclosureWhenMessageBounces } from './handlers/withdraw-disclosure-when-message-bounces.js';
import { NotificationsPersonalData } from './personal-data.js';
import { OfferAgain } from './tell/offer-again.js';
import { outcomesOutdated } from './tell/outcome.events.js';
import { UnsentMessages } from './tell/unsent-messages.js';
import { WaitingOutcomes } from './tell/waiting-outcomes.js';
import { WithheldRecords } from './tell/withheld-records.js';

const answerFollowUpsWhenDateIsRevised = listener({
  name: 'answer-follow-ups-when-date-is-revised',
  on: timelineRevised,
  inject: [FollowUpsService],
  run: ([followUps], { applicationId }, tx) => followUps.answeredByAct(tx, applicationId),
});

const answerFollowUpsWhenContactIsLogged = listener({
  name: 'answer-follow-ups-when-contact-is-logged',
  on: contactLogged,
  inject: [FollowUpsService],
  run: ([followUps], { applicationId }, tx) => followUps.answeredByAct(tx, applicationId),
});

const answerFollowUpsWhenApplicationIsDecided = listener({
  name: 'answer-follow-ups-when-application-is-decided',
  on: applicationDecided,
  inject: [FollowUpsService],
  run: ([followUps], { applicationId }, tx) => followUps.answeredByAct(tx, applicationId),
});

const answerFollowUpsWhenApplicationEnds = listener({
  name: 'answer-follow-ups-when-application-ends',
  on: applicationEnded,
  inject: [FollowUpsService],
  run: ([followUps], { applicationId }, tx) => followUps.answeredByAct(tx, applicationId),
});

const moveFollowUpsWhenCandidatesAreMerged = listener({
  name: 'move-follow-ups-when-candidates-are-merged',
  on: candidatesMerged,
  inject: [FollowUpsService],
  run: ([followUps], { fromCandidateId, candidateId }, tx) => followUps.move(tx, fromCandidateId, candidateId),
});

const eraseFollowUpsWhenCandidateIsErased = listener({
  name: 'erase-follow-ups-when-candidate-is-erased',
  on: candidateErased,
  inject: [FollowUpsPersonalData],
  run: ([data], { candidateId }, tx) => data.erase(tx, candidateId),
});

const eraseMessagesWhenCandidateIsErased = listener({
  name: 'erase-messages-when-candidate-is-erased',
  on: candidateErased,
  inject: [NotificationsPersonalData],
  run: ([data], { candidateId }, tx) => data.erase(tx, candidateId),
});

// Rule 18: decisions that wait to be told are looked at again when what they wait by has changed.
const outdateOutcomesWhenOrganizationChanges = listener({
  name: 'outdate-outcomes-when-organization-changes',
  on: organizationChanged,
  inject: [],
  run: (_, __, tx) => tx.publish(outcomesOutdated, { jobId: null }),
});

const outdateOutcomesWhenJobMoves = listener({
  name: 'outdate-outcomes-when-job-moves',
  on: jobMoved,
  inject: [],
  run: (_, { jobId }, tx) => tx.publish(outcomesOutdated, { jobId }),
});

const outdateOutcomesWhenPolicyChanges = listener({
  name: 'outdate-outcomes-when-policy-changes',
  on: policyChanged,
  inject: [],
  run: (_, { jobId, effectiveFrom }, tx) =>
    tx.publish(outcomesOutdated, { jobId }, { notBefore: Temporal.Instant.from(effectiveFrom) }),
});

const lookAtOutcomesAgainWhenCandidateChanges = listener({
  name: 'look-at-outcomes-again-when-candidate-changes',
  on: candidateChanged,
  inject: [WaitingOutcomes],
  run: ([waiting], { candidateId }, tx) => waiting.lookAgain(tx, { candidateId }),
});

const lookAtOutcomesAgainWhenPromiseChanges = listener({
  name: 'look-at-outcomes-again-when-promise-changes',
  on: promiseChanged,
  inject: [WaitingOutcomes],
  run: ([waiting], { applicationId }, tx) => waiting.lookAgain(tx, { applicationId }),
});

const takeOffersAlongWhenCandidateChanges = listener({
  name: 'take-offers-along-when-candidate-changes',
  on: candidateChanged,
  inject: [OfferAgain],
  run: ([offerAgain], { candidateId }, tx) => offerAgain.takeAlong(tx, candidateId),
});

const cancelMessageWhenDateIsRevised = listener({
  name: 'cancel-message-when-date-is-revised',
  on: timelineRevised,
  inject: [UnsentMessages],
  run: ([unsent], { applicationId, timelineId }, tx) => unsent.cancel(tx, applicationId, timelineId, 'SUPERSEDED'),
});

const cancelMessagesWhenApplicationIsDecided = listener({
  name: 'cancel-messages-when-application-is-decided',
  on: applicationDecided,
  inject: [UnsentMessages],
  run: ([unsent], { applicationId }, tx) => unsent.cancel(tx, applicationId, null, 'DECIDED'),
});

const cancelMessagesWhenApplicationEnds = listener({
  name: 'cancel-messages-when-application-ends',
  on: applicationEnded,
  inject: [UnsentMessages],
  run: ([unsent], { applicationId }, tx) => unsent.cancelAll(tx, applicationId, 'CANCELLED'),
});

const withholdOutcomeWhenItIsSuperseded = listener({
  name: 'withhold-outcome-when-it-is-superseded',
  on: outcomeSuperseded,
  inject: [WithheldRecords],
  run: ([records], { applicationId, outcomeId, because }, tx) => records.outcome(tx, applicationId, outcomeId, because),
});

// By its message: that is recorded as sent and has left, so that nothing follows. Else a member told it.
const withholdOutcomeWhenItIsTold = listener({
  name: 'withhold-outcome-when-it-is-told',
  on: outcomeTold,
  inject: [WithheldRecords],
  run: ([records], { applicationId, outcomeId }, tx) => records.outcome(tx, applicationId, outcomeId, 'TOLD_BY_MEMBER'),
});

const withholdChangesWhenTheyAreDropped = listener({
  name: 'withhold-changes-when-they-are-dropped',
  on: timelineChangesDropped,
  inject: [WithheldRecords],
  run: ([records], dropped, tx) => records.changes(tx, dropped),
});

/** What notifications hear of, in the order in which it is done. */
export const notificationSubscriptions: readonly DeclaredSubscription[] = [
  answerFollowUpsWhenDateIsRevised,
  answerFollowUpsWhenContactIsLogged,
  answerFollowUpsWhenApplicationIsDecided,
  answerFollowUpsWhenApplicationEnds,
  moveFollowUpsWhenCandidatesAreMerged,
  eraseFollowUpsWhenCandidateIsErased,
  eraseMessagesWhenCandidateIsErased,
  outdateOutcomesWhenOrganizationChanges,
  outdateOutcomesWhenJobMoves,
  outdateOutcomesWhenPolicyChanges,
  lookAtOutcomesAgainWhenCandidateChanges,
  lookAtOutcomesAgainWhenPromiseChanges,
  takeOffersAlongWhenCandidateChanges,
  cancelMessageWhenDateIsRevised,
  cancelMessagesWhenApplicationIsDecided,
  cancelMessagesWhenApplicationEnds,
  withholdOutcomeWhenItIsSuperseded,
  withholdOutcomeWhenItIsTold,
  withholdChangesWhenTheyAreDropped,
  passOnFollowUpWhenItLeaves,
  lookAtOutcomesAgainWhenTheyAreOutdated,
  withdrawDisclosureWhenMessageBounces,
  tellMembersWhenRecipientIsRefused,
  tellMembersWhatCameBackWithinTheHour,
  tellMembersWhenCandidateComplains,
  tellAgainWhenCandidateCanBeReached,
  tellAgainWhenAddressIsReleased,
  tellCandidateWhenTimelineNoticeIsDue,
  draftMessageWhenTimelineChangesSettle,
  tellCandidateWhenApplicationIsDecided,
  tellCandidateWhenOutcomeNoticeIsDue,
  discloseWhenMessageIsSent,
  noteThatCandidateWasNotToldWhenMessageFails,
];
