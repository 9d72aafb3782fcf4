// The half of the contract that is pure: what the rules of notifications need of the rules of time, without Nest and
// TypeORM. Everything else imports index.ts, which holds it too. (docs/adr/0001-modules-point-one-way.md)
export { catchUp } from './rules/advance.js';
export { applyClosed, applyDecided, applyReopened } from './rules/apply-closed.js';
export { applyDisclosed, applyToldByMember } from './rules/apply-disclosed.js';
export { applyHold, applyResume } from './rules/apply-hold.js';
export { applyMove, applyReconfirm } from './rules/apply-move.js';
export {
  applyApproved,
  applyChangeRecorded,
  applyNoteAccepted,
  applyNoteRecorded,
  applyPutOff,
  applyTouched,
} from './rules/apply-recorded.js';
export { applySet, applySetByInterview, type Promised } from './rules/apply-set.js';
export { dueInstant } from './rules/due-instant.js';
export { comparedWith, netChange } from './rules/net-change.js';
export { type Action, awaitsApproval, callDay, nextAction, nextTelling, nextWordDay } from './rules/next-action.js';
export { passedInstant } from './rules/passed-instant.js';
export { resolvePromise } from './rules/resolve-promise.js';
export type { RevisionKind } from './rules/revision.js';
export type { Step } from './rules/step.js';
export type { Disclosure, Precision, Telling, TimelineFacts, Unanswered, Untold } from './rules/timeline-facts.js';
export { type TimelineStatus, timelineStatus } from './rules/timeline-status.js';
export type { ToldKind } from './rules/told-kind.js';
