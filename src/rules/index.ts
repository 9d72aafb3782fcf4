// The rules of time: facts in, answers out. (docs/adr/0054-the-rules-are-a-module.md)
export type { BusinessCalendar } from './calendar/business-calendar.js';
export { addBusinessDays, businessDaysBetween } from './calendar/business-days.js';
export { type CalendarDay, calendarFor, type KnownCalendar } from './calendar/calendar-for.js';
export { closedStretch } from './calendar/closed-stretch.js';
export { isBefore, laterOf } from './calendar/instants.js';
export { localDate } from './calendar/local-date.js';
export { isKnownRegion } from './calendar/public-holidays.js';
export { startOfDay } from './calendar/start-of-day.js';
export { isCallNeededOn, isSilentOn, isUntoldOn } from './digest/daily-items.js';
export {
  type DigestSpan,
  digestDayDue,
  digestInstant,
  lastDayGoneBy,
  laterDay,
  nextDigestDay,
} from './digest/digest-days.js';
export { heldBack } from './digest/held-back.js';
export { type Part, type RungFacts, reminderIn } from './digest/member-rungs.js';
export { daysLeft, isCallPromisedIn, isHoldEndingOn } from './digest/promised-calls.js';
export { checkTellOn, type OutcomeKind, type OutcomeTiming } from './outcome/outcome-leaves-at.js';
export { takesBackYes } from './outcome/takes-back-yes.js';
export { shownDate } from './page/shown-date.js';
export {
  type UpdateRequestFacts,
  type UpdateRequestWindow,
  updateRequestWindow,
} from './page/update-request-window.js';
export { leavesByItself } from './policy/leaves-by-itself.js';
export { nextOpening } from './policy/openings.js';
export {
  type Approval,
  defaultPolicy,
  demoPolicy,
  type LocalWindow,
  type Policy,
  policySchema,
  storedPolicy,
  windowsOf,
} from './policy/policy.js';
export type { Delivery } from './replay/candidate-mails.js';
export type { HistoryEvent } from './replay/history-event.js';
export { lookAhead, worldOf } from './replay/look-ahead.js';
export { type CandidateHistory, replay, replaying } from './replay/replay.js';
export { sentMessages } from './replay/sent-messages.js';
export { approvalOfRecord } from './telling/approval-of-record.js';
export type {
  CandidateState,
  JobRules,
  MessageItem,
  MessageState,
  OutcomeState,
  TimelineState,
} from './telling/candidate-state.js';
export {
  type Decided,
  type DecidedMessage,
  decideNotifications,
  type WaitingOutcome,
} from './telling/decide-notifications.js';
export { mayBeDeclined } from './telling/declinable.js';
export { approvalOf } from './telling/judge-outcome.js';
export { type DeadNotice, judgeRedrive, type RedriveRefusalReason } from './telling/judge-redrive.js';
export type { Note } from './telling/note-of.js';
export {
  type ChangeRecord,
  isNote,
  type NotificationRecord,
  recordOfOutcome,
  type WithheldBecause,
} from './telling/notification-record.js';
export { shownChange } from './telling/shown-change.js';
export { wordAfterHold } from './telling/word-after-hold.js';
export { askForNotice, catchUp } from './timeline/advance.js';
export { applyClosed, applyDecided, applyOutcomeTold, applyReopened } from './timeline/apply-closed.js';
export {
  applyBounced,
  applyDisclosed,
  applySendEnded,
  applyToldByMember,
  lastDisclosure,
} from './timeline/apply-disclosed.js';
export { applyHold, applyResume } from './timeline/apply-hold.js';
export { applyMove, applyReconfirm } from './timeline/apply-move.js';
export {
  applyApproved,
  applyNotApproved,
  applyNoteAccepted,
  applyNoteFailed,
  applySentAgain,
  applyTouched,
} from './timeline/apply-recorded.js';
export { applySet, applySetByInterview, type Promised } from './timeline/apply-set.js';
export { applyShown } from './timeline/apply-shown.js';
export { applyTellAgain } from './timeline/apply-tell-again.js';
export type { ChangeKind } from './timeline/change-kind.js';
export {
  type ChangeRefusal,
  checkHold,
  checkMove,
  checkReconfirm,
  checkResume,
  type MoveRefusal,
} from './timeline/check-change.js';
export { checkDecisionDate, isTooFar, latestDay } from './timeline/check-dates.js';
export { confirmedBy, recalculateConfirmation } from './timeline/confirmation.js';
export { dueInstant } from './timeline/due-instant.js';
export { isExtendedOften } from './timeline/extended-often.js';
export { comparedWith, waitsForResume } from './timeline/net-change.js';
export { type ActionKind, awaitsApproval, callDay, nextAction, nextNotice } from './timeline/next-action.js';
export { resolvePromise } from './timeline/resolve-promise.js';
export type { RevisionKind } from './timeline/revision.js';
// By another name: a module with a `then` is taken for a promise by whoever imports it as they go.
export { type Effect, type Step, then as andThen, unchanged } from './timeline/step.js';
export type {
  ClosedAs,
  Disclosure,
  Notice,
  Precision,
  RevisionTerms,
  TimelineFacts,
  Unconfirmed,
  Untold,
} from './timeline/timeline-facts.js';
export { dueSoonInstant, type TimelineStatus, timelineStatus } from './timeline/timeline-status.js';
