// The half of the contract that is pure: what the rules of notifications need of the rules of time, without Nest and
// TypeORM. Everything else imports index.ts, which holds it too. (docs/adr/0001-modules-point-one-way.md)
export { dueInstant } from './rules/due-instant.js';
export { netChange } from './rules/net-change.js';
export { awaitsApproval, callDay, nextTelling, nextWordDay } from './rules/next-action.js';
export { passedInstant } from './rules/passed-instant.js';
export type { Disclosure, Precision, Telling, TimelineFacts, Unanswered, Untold } from './rules/timeline-facts.js';
export type { TimelineStatus } from './rules/timeline-status.js';
export type { ToldKind } from './rules/told-kind.js';
