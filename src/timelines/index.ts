export { lastHeardSql } from './application-list/silence.loader.js';
export { isTakenBackUntoldSql } from './application-list/untold-reopening.js';
export {
  BulkMoveEntity,
  type BulkMoveOrder,
  type BulkMoveRefusalReason,
  type BulkMoveRunStatus,
  type BulkMoveTarget,
  type RefusedMove,
} from './bulk-move/bulk-move.entity.js';
export { bulkMoveBatchDue } from './bulk-move/bulk-move.events.js';
export { moveOf } from './bulk-move/move-of.js';
export { timelineNodes } from './nodes.js';
export { timelineSubscriptions } from './subscriptions.js';
export { Sweep } from './sweep/sweep.js';
export { type AcceptedNotice, AcceptedNotices } from './timeline/accepted-notices.js';
export { factsOf } from './timeline/facts-of.js';
export type { ChangeReason } from './timeline/revision-details.js';
export { ShownDates, type ShownRevision } from './timeline/shown-dates.js';
export { type Milestone, TimelineEntity } from './timeline/timeline.entity.js';
export {
  ChangeReasonEnum,
  type NextActionKind,
  NextActionKindEnum,
  PrecisionEnum,
  RevisionKindEnum,
  SlipKindEnum,
} from './timeline/timeline.enums.js';
export {
  promiseChanged,
  timelineChangesDropped,
  timelineChangesSettled,
  timelineNoticeDue,
  timelineRevised,
  timelineSlipped,
} from './timeline/timeline.events.js';
export type { RevisionRow } from './timeline/timeline.loaders.js';
export { Slip, TimelineRevision } from './timeline/timeline.model.js';
export { DateRefused, StaleRevision, TimelineAlreadyOpen, TimelineClosed } from './timeline/timeline.problems.js';
export { type OpenedTimeline, TimelineChanges } from './timeline/timeline-changes.js';
export { TimelineReports } from './timeline/timeline-reports.js';
export { TimelinesService } from './timeline/timelines.service.js';
export { TimelinesModule } from './timelines.module.js';
